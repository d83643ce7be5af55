using System.Text.RegularExpressions;
using DataCenterOps.Cel.Tests.Conformance;

namespace DataCenterOps.Cel.Tests.Packs;

public sealed partial class StarterPackTests
{
    [Fact]
    public void Every_expression_of_the_starter_pack_compiles()
    {
        var environment = CelEnvironment.Standard.WithVariable("subject", CelType.Dyn)
            .WithVariable("params", CelType.Dyn).WithVariable("now", CelType.Timestamp);
        var pack = File.ReadAllText(Suites.File(Path.Combine("..", "packs"), "dz-gov-baseline.yaml"));
        var sources = Expressions().Matches(pack).Select(match => match.Groups["source"].Value).ToList();
        Assert.Equal(25 + 43 + 43, sources.Count);
        Assert.Empty(sources.SelectMany(source => environment.Compile(source).Issues));
    }

    [GeneratedRegex("^ +(?:match|expression|evidence): \"(?<source>.*)\"$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Expressions();
}
