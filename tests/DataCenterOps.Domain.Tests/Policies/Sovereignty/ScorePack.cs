using System.Text.Json;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sovereignty;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Sovereignty;

/// <summary>A pack with a small table of sovereignty, for tests that change one thing of it.</summary>
internal static class ScorePack
{
    public static readonly DateTimeOffset Now = new(2026, 9, 20, 12, 0, 0, TimeSpan.Zero);

    public const string CopiesAnswer = """{id: copies, question: {ar: "أين", fr: "où", en: "where"}, level: "size(subject.placements)", evidence: "subject.placements", proven: "subject.placements.all(p, p.attested)"}""";

    public const string LawAnswer = """{id: law, question: {ar: "ق", fr: "loi", en: "law"}, level: "3"}""";

    public static string Of(string objectives) =>
        PackText.Of() + $$"""

        weights:
          framework: "Own 1.0"
          source: "a test"
          status: unverified
          objectives:
        {{objectives}}
        """;

    public static string Objective(string id, int weight, int floor, params string[] answers) =>
        $$"""  - {id: {{id}}, title: {ar: "ه", fr: "objectif", en: "objective"}, weight: {{weight}}, floor: {{floor}}, answers: [{{string.Join(", ", answers)}}]}""";

    public static ParsedPack Parse(string text) => PackParser.Parse("own.yaml", text);

    public static CompiledPack Compile(string text)
    {
        var parsed = Parse(text);
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, "own.yaml");
        Assert.Empty(compiled.Errors);
        return compiled.Pack!;
    }

    public static SystemScore Judge(string objectives, string facts) => SovereigntyJudge.Judge(
        EvaluationDocument.Freeze(PolicyTarget.System, "System", "s", null, 1, JsonElement.Parse(facts)),
        Compile(Of(objectives)).Sovereignty!, Now, TestContext.Current.CancellationToken);

    /// <summary>An answer of level 4 that is proven, with one of its members replaced.</summary>
    public static string AnswerWith(string member)
    {
        var name = member[..(member.IndexOf(':', StringComparison.Ordinal) + 1)];
        return "{id: a, question: {ar: a, fr: a, en: a}, "
            + string.Join(", ", Members.Select(one => one.StartsWith(name, StringComparison.Ordinal) ? member : one)) + "}";
    }

    private static readonly string[] Members = ["level: \"4\"", "evidence: \"subject.keys\"", "proven: \"true\""];
}
