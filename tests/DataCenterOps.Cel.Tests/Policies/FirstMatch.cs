using YamlDotNet.RepresentationModel;

namespace DataCenterOps.Cel.Tests.Policies;

/// <summary>
/// Runs the policy documents of another engine: the first condition that holds gives the output, a rule without one for every
/// case gives an optional. Only the suite of such documents has it: our policies judge by all their rules.
/// </summary>
internal sealed class FirstMatch
{
    private readonly List<CelIssue> _issues = [];
    private readonly CelEnvironment _inputs;
    private readonly Match _root;

    public FirstMatch(YamlMappingNode config, YamlMappingNode policy)
    {
        _inputs = Items(config, "variables").Cast<YamlMappingNode>().Aggregate(
            CelLibraries.Everything,
            (environment, variable) => environment.WithVariable(Text(variable, "name")!, TypeOf(variable)));
        _root = Child(policy, "rule") is { } rule
            ? Rule(rule, Variables.None)
            : Validation((YamlMappingNode)policy.Children["spec"]);
    }

    public IReadOnlyList<CelIssue> Issues => _issues;

    /// <summary>Whether some case has no output, so that the answer is an optional.</summary>
    public bool MayGiveNothing => _root.MayGiveNothing;

    public CelValue? Evaluate(Func<string, CelValue> input) =>
        _root.Evaluate([.. _inputs.Variables.Select(variable => input(variable.Name))]);

    public static CelResult Constant(string source) => CelLibraries.Everything.Compile(source).Program!.Evaluate([], new CelBudget(1_000));

    private static YamlMappingNode? Child(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? child as YamlMappingNode : null;

    private static string? Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) ? (child as YamlScalarNode)?.Value : null;

    private static IList<YamlNode> Items(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var child) && child is YamlSequenceNode list ? list.Children : [];

    private static CelType TypeOf(YamlMappingNode node)
    {
        var written = Child(node, "type") ?? node;
        var parameters = Items(written, "params").Cast<YamlMappingNode>().Select(TypeOf).ToArray();
        return (Text(written, "type_name") ?? Text(written, "type")) switch
        {
            "int" => CelType.Int,
            "string" => CelType.String,
            "list" => CelType.List(parameters[0]),
            "map" => CelType.Map(parameters[0], parameters[1]),
            _ => CelType.Dyn,
        };
    }

    private Match Validation(YamlMappingNode spec)
    {
        // A validation gives its message when its expression does not hold.
        var variables = Declare(spec, Variables.None);
        var validation = (YamlMappingNode)Items(spec, "validations")[0];
        var condition = Compile($"!({Text(validation, "expression")})", variables, CelType.Bool);
        var output = Compile(Text(validation, "messageExpression")!, variables, null);
        return new Match(variables, [(condition, output, null)]);
    }

    private Match Rule(YamlMappingNode rule, Variables outer)
    {
        var variables = Declare(rule, outer);
        var cases = new List<(CelProgram? When, CelProgram? Output, Match? Inner)>();
        foreach (var item in Items(rule, "match").Cast<YamlMappingNode>())
        {
            var condition = Text(item, "condition") is { } source and not "true" ? Compile(source, variables, CelType.Bool) : null;
            var output = Text(item, "output") is { } text ? Compile(text, variables, null) : null;
            cases.Add((condition, output, Child(item, "rule") is { } inner ? Rule(inner, variables) : null));
        }

        return new Match(variables, cases);
    }

    private Variables Declare(YamlMappingNode node, Variables outer)
    {
        var variables = outer;
        foreach (var variable in Items(node, "variables").Cast<YamlMappingNode>())
        {
            var name = Text(variable, "name")!;
            var compiled = variables.In(_inputs).Compile(Text(variable, "expression")!);
            _issues.AddRange(compiled.Issues);
            if (variables.Types.ContainsKey(name))
            {
                _issues.Add(new CelIssue("policy.duplicate", $"the variable `{name}` stands twice", 1, 1, ""));
                continue;
            }

            variables = variables.With(name, compiled.ResultType, compiled.Program);
        }

        return variables;
    }

    private CelProgram? Compile(string source, Variables variables, CelType? wanted)
    {
        var compiled = variables.In(_inputs).Compile(source, wanted);
        _issues.AddRange(compiled.Issues);
        return compiled.Program;
    }

    private sealed record Variables(Dictionary<string, CelType> Types, List<CelProgram?> Programs)
    {
        public static Variables None { get; } = new([], []);

        public CelEnvironment In(CelEnvironment environment) => Types.Aggregate(
            environment, (all, variable) => all.WithVariable($"variables.{variable.Key}", variable.Value));

        public Variables With(string name, CelType type, CelProgram? program) =>
            new(new Dictionary<string, CelType>(Types, StringComparer.Ordinal) { [name] = type }, [.. Programs, program]);

        public CelValue[] Fill(CelValue[] inputs)
        {
            var values = inputs;
            foreach (var program in Programs)
            {
                values = [.. values, program!.Evaluate(values, new CelBudget(100_000)).Value];
            }

            return values;
        }
    }

    private sealed record Match(Variables Variables, List<(CelProgram? When, CelProgram? Output, Match? Inner)> Cases)
    {
        public bool MayGiveNothing => Cases.TrueForAll(one => one.When is not null || (one.Inner?.MayGiveNothing ?? false));

        public CelValue? Evaluate(CelValue[] inputs)
        {
            var values = Variables.Fill(inputs);
            foreach (var (when, output, inner) in Cases)
            {
                if (when is not null && !when.Evaluate(values, new CelBudget(100_000)).Value.AsBool())
                {
                    continue;
                }

                if (output is not null)
                {
                    return output.Evaluate(values, new CelBudget(100_000)).Value;
                }

                if (inner?.Evaluate(inputs) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
