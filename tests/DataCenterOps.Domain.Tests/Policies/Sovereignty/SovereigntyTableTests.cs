using DataCenterOps.Domain.Policies;
using Xunit;
using static DataCenterOps.Domain.Tests.Policies.Sovereignty.ScorePack;

namespace DataCenterOps.Domain.Tests.Policies.Sovereignty;

public sealed class SovereigntyTableTests
{
    [Fact]
    public void A_pack_without_a_table_is_a_pack_without_a_score()
    {
        var pack = Compile(PackText.Of());
        Assert.Null(pack.Sovereignty);
        Assert.Null(pack.Pack.Sovereignty);
    }

    [Fact]
    public void The_table_keeps_the_order_of_the_pack()
    {
        var table = Compile(Of($"{Objective("B", 70, 2, CopiesAnswer)}\n{Objective("A", 30, 0, LawAnswer)}")).Sovereignty!.Table;
        Assert.Equal(("Own 1.0", "a test", "unverified"), (table.Framework, table.Source, table.Status));
        Assert.Equal([("B", 70, 2), ("A", 30, 0)], table.Objectives.Select(objective => (objective.Id, objective.Weight, objective.Floor)));
        Assert.Equal("where", table.Find("B")!.Find("copies")!.Question.En);
    }

    [Theory]
    [InlineData("weight: 99", "the weights of the objectives sum to 99 and must sum to 100", "weights/objectives")]
    [InlineData("weight: 101", "`weight` is 1 to 100", "A/weight")]
    [InlineData("weight: 0", "`weight` is 1 to 100", "A/weight")]
    [InlineData("weight: some", "`weight` must be a whole number", "A/weight")]
    [InlineData("floor: 5", "`floor` is 0 to 4", "A/floor")]
    [InlineData("status: certain", "`certain` is not one of", "weights/status")]
    [InlineData("id: 'a b'", "an id is 1 to 40 letters, digits and hyphens", "/id")]
    [InlineData("other: 1", "`other` is not known here", "A")]
    [InlineData("answers: []", "an objective has at least one answer", "A/answers")]
    public void What_is_wrong_with_a_table_is_refused_with_its_place(string change, string message, string path)
    {
        var member = change[..(change.IndexOf(':', StringComparison.Ordinal) + 1)];
        var text = Of($"{Objective("A", 100, 1, LawAnswer)}");
        var changed = member switch
        {
            "answers:" => text.Replace($"answers: [{LawAnswer}]", change, StringComparison.Ordinal),
            "other:" => text.Replace("floor: 1", "floor: 1, other: 1", StringComparison.Ordinal),
            "id:" => text.Replace("{id: A", "{id: 'a b'", StringComparison.Ordinal),
            "status:" => text.Replace("status: unverified", change, StringComparison.Ordinal),
            "weight:" => text.Replace("weight: 100", change, StringComparison.Ordinal),
            _ => text.Replace("floor: 1", change, StringComparison.Ordinal),
        };

        var parsed = Parse(changed);

        Assert.Null(parsed.Pack);
        var error = Assert.Single(parsed.Errors, error => error.Message.StartsWith(message, StringComparison.Ordinal));
        Assert.EndsWith(path, error.Path, StringComparison.Ordinal);
        Assert.Equal("own.yaml", error.File);
        Assert.True(error.Line > text.Split('\n').ToList().IndexOf("weights:"), $"{error.Line}");
    }

    [Fact]
    public void Weights_that_do_not_sum_up_are_refused_at_the_line_of_the_objectives()
    {
        var text = Of($"{Objective("A", 60, 1, LawAnswer)}\n{Objective("B", 50, 1, CopiesAnswer)}");
        var error = Assert.Single(Parse(text).Errors);
        Assert.Equal("the weights of the objectives sum to 110 and must sum to 100", error.Message);
        Assert.Equal(text.Split('\n').ToList().FindIndex(line => line.Contains("id: A,", StringComparison.Ordinal)) + 1, error.Line);
    }

    [Fact]
    public void Nothing_stands_twice_and_what_is_proven_shows_by_what()
    {
        var unshown = """{id: law, question: {ar: "ق", fr: "loi", en: "law"}, level: "3", proven: "true"}""";
        var messages = Parse(Of($"{Objective("A", 50, 1, LawAnswer)}\n{Objective("A", 50, 1, unshown)}")).Errors.Select(error => error.Message);
        Assert.Equal(
            ["what is `proven` shows its `evidence`, which is missing", "the objective `A` stands twice", "the answer `law` stands twice"], messages,
            StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("level: \"subject.placments\"", "^")]
    [InlineData("level: \"'two'\"", "the expression gives `string` and must give `int`")]
    [InlineData("evidence: \"subject.keyCustodian\"", "the expression gives `string` and must give `list`")]
    [InlineData("proven: \"1\"", "the expression gives `int` and must give `bool`")]
    [InlineData("level: \"subject.flowsOut.exists(f, subject.flowsIn.exists(g, subject.flowsOut.exists(h, f.id + g.id == h.id))) ? 1 : 0\"", "are allowed")]
    public void An_expression_that_does_not_compile_is_refused_with_its_line(string member, string message)
    {
        var name = member[..member.IndexOf(':', StringComparison.Ordinal)];
        var text = Of(Objective("A", 100, 1, AnswerWith(member)));
        var parsed = Parse(text);
        Assert.Empty(parsed.Errors);

        var error = Assert.Single(PackCompiler.Compile(parsed.Pack!, "own.yaml").Errors);

        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Equal(($"weights/A/a/{name}", "own.yaml"), (error.Path, error.File));
        Assert.Equal(text.Split('\n').ToList().FindIndex(line => line.Contains("id: A,", StringComparison.Ordinal)) + 1, error.Line);
    }

    [Fact]
    public void A_table_has_no_more_answers_than_one_entry_can_hold()
    {
        var many = Enumerable.Range(0, 25).Select(i => LawAnswer.Replace("id: law", $"id: law-{i}", StringComparison.Ordinal)).ToArray();
        Assert.Contains("a table has at most 24 answers and this one has 25", Parse(Of(Objective("A", 100, 1, many))).Errors.Select(error => error.Message), StringComparer.Ordinal);
    }

    [Fact]
    public void Answers_carry_tests_that_can_fail()
    {
        var tested = CopiesAnswer[..^1] + ", tests: [{name: right, level: 1, proven: true, subject: {placements: [{id: p, attested: true}]}}, "
            + "{name: wrong level, level: 2, proven: true, subject: {placements: [{id: p, attested: true}]}}, "
            + "{name: not proven, level: 1, proven: true, subject: {placements: [{id: p, attested: false}]}}, "
            + "{name: fails, level: 0, proven: false, subject: {}}]}";

        var results = PackTester.Run(Compile(Of(Objective("A", 100, 1, tested))), TestContext.Current.CancellationToken).Where(test => test.Policy == "copies");

        Assert.Equal(
            [("right", true, "level 1, proven"), ("wrong level", false, "level 1, proven"), ("not proven", false, "level 1, declared only")],
            results.Take(3).Select(test => (test.Test, test.Passed, test.Actual)));
        Assert.StartsWith("error in level:", results.Last().Actual, StringComparison.Ordinal);
        Assert.False(results.Last().Passed);
    }

    [Fact]
    public void Who_agrees_to_a_pack_sees_what_it_changes_of_the_table()
    {
        var before = Compile(Of($"{Objective("A", 60, 1, LawAnswer)}\n{Objective("B", 40, 1, CopiesAnswer)}")).Pack;
        var after = Compile(Of($"{Objective("A", 60, 2, LawAnswer.Replace("\"3\"", "\"4\"", StringComparison.Ordinal))}\n{Objective("B", 40, 1, CopiesAnswer)}")).Pack;

        var rows = PackDifference.Rows(before, after).Select(row => (row.Label.En, row.Before, row.After)).Where(row => row.En.StartsWith("Sov", StringComparison.Ordinal));

        Assert.Equal(
            [("Sovereignty objective A", "60 %, ≥ 1", "60 %, ≥ 2"), ("Sovereignty answer law", "A: 3; ; ", "A: 4; ; ")], rows);
    }
}
