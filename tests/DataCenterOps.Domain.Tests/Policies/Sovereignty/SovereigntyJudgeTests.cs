using System.Text.Json;
using DataCenterOps.Domain.Policies.Sovereignty;
using Xunit;
using static DataCenterOps.Domain.Tests.Policies.Sovereignty.ScorePack;

namespace DataCenterOps.Domain.Tests.Policies.Sovereignty;

public sealed class SovereigntyJudgeTests
{
    private const string Attested = """{"placements":[{"id":"p1","siteId":"s1","jurisdiction":"DZ","attested":true},{"id":"p2","siteId":"s2","jurisdiction":"DZ","attested":true}]}""";

    [Fact]
    public void An_answer_counts_only_while_evidence_backs_it()
    {
        var proven = Judge(Objective("A", 100, 2, CopiesAnswer), Attested);
        Assert.Equal((5_000, 5_000, 0), (proven.Score, proven.Declared, proven.Below));

        var declared = Judge(Objective("A", 100, 2, CopiesAnswer), Attested.Replace("\"attested\":true}]", "\"attested\":false}]", StringComparison.Ordinal));
        Assert.Equal((0, 5_000, 1), (declared.Score, declared.Declared, declared.Below));
        var answer = Assert.Single(declared.Objectives[0].Answers);
        Assert.False(answer.IsProven);
        Assert.Equal(["p1 (s1, DZ)", "p2 (s2, DZ)"], answer.Evidence);
    }

    [Fact]
    public void An_answer_without_proof_is_always_declared_only()
    {
        var score = Judge(Objective("A", 100, 0, LawAnswer), Attested);
        Assert.Equal((0, 7_500), (score.Score, score.Declared));
        Assert.Equal(new ObjectiveLevel("A", 0, 3, 100, 0), score.Levels[0]);
    }

    [Fact]
    public void An_objective_is_at_the_lowest_of_its_answers()
    {
        var score = Judge($"{Objective("A", 60, 3, CopiesAnswer, LawAnswer)}\n{Objective("B", 40, 1, CopiesAnswer.Replace("id: copies", "id: more", StringComparison.Ordinal))}", Attested);
        Assert.Equal([("A", 0, 2), ("B", 2, 2)], score.Levels.Select(level => (level.Id, level.Level, level.Declared)));
        Assert.Equal((2_000, 5_000, "A", 1), (score.Score, score.Declared, score.Weakest, score.Below));
    }

    [Theory]
    [InlineData(2, 1, 3, 50, 30, 20, "B")]
    [InlineData(1, 1, 3, 30, 50, 20, "B")]
    [InlineData(1, 1, 1, 30, 30, 40, "C")]
    [InlineData(1, 1, 3, 30, 30, 40, "A")]
    [InlineData(4, 4, 4, 30, 30, 40, "C")]
    public void The_weakest_is_the_lowest_then_the_heaviest_then_the_first(int a, int b, int c, int x, int y, int z, string weakest)
    {
        ObjectiveLevel[] levels = [new("A", a, a, x, 0), new("B", b, b, y, 0), new("C", c, c, z, 0)];
        Assert.Equal(weakest, ObjectiveLevel.WeakestOf(levels).Id);
    }

    [Theory]
    [InlineData("level: \"subject.restoreTest.at > now ? 1 : 2\"", "level", "cel.no_such_field")]
    [InlineData("level: \"7\"", "level", "sovereignty.level")]
    [InlineData("level: \"-1\"", "level", "sovereignty.level")]
    [InlineData("evidence: \"[subject.restoreTest.at]\"", "evidence", "cel.no_such_field")]
    [InlineData("proven: \"subject.restoreTest.at < now\"", "proven", "cel.no_such_field")]
    public void An_expression_that_fails_counts_for_nothing_and_says_why(string member, string part, string code)
    {
        var score = Judge(Objective("A", 100, 1, AnswerWith(member)), """{"keys":["k"]}""");

        Assert.Equal(0, score.Score);
        var failed = score.Objectives[0].Answers[0];
        Assert.Equal((part, code, false), (failed.Error!.Part, failed.Error.Code, failed.IsProven));
        Assert.Equal(part == "level" ? 0 : 4, failed.Declared);
        Assert.NotEmpty(failed.Error.Message);
    }

    [Fact]
    public void Evidence_is_bounded_and_what_is_left_out_is_counted()
    {
        var facts = $$"""{"placements":[{{string.Join(',', Enumerable.Range(0, 64).Select(i => $$"""{"id":"{{new string('p', 30)}}-{{i:00}}","siteId":"s","jurisdiction":"DZ","attested":true}"""))}}]}""";
        var answer = Judge(Objective("A", 100, 1, CopiesAnswer.Replace("size(subject.placements)", "4", StringComparison.Ordinal)), facts).Objectives[0].Answers[0];
        Assert.Equal(64, answer.Evidence.Length + answer.EvidenceLeftOut);
        Assert.InRange(answer.Evidence.Sum(name => name.Length), 1, SovereigntyLimits.EvidenceBytes);
    }

    [Fact]
    public void What_is_kept_reads_back_as_it_was_and_is_the_same_for_the_same_facts()
    {
        var objectives = $"{Objective("A", 60, 3, CopiesAnswer, LawAnswer)}\n{Objective("B", 40, 1, LawAnswer.Replace("id: law, ", "id: bad, ", StringComparison.Ordinal).Replace("\"3\"", "\"subject.restoreTest.at > now ? 1 : 2\"", StringComparison.Ordinal))}";
        var score = Judge(objectives, Attested);
        var body = ScoreJson.Write("s", score);

        Assert.Equal(body, ScoreJson.Write("s", Judge(objectives, Attested)));
        var read = ScoreJson.Read(JsonElement.Parse(body));
        Assert.Equal(body, ScoreJson.Write("s", read));
        Assert.Equal(score.Digest(), read.Digest());
        Assert.Equal(score.Levels, ScoreJson.ReadLevels(ScoreJson.WriteLevels(score.Levels)));
    }

    [Fact]
    public void Whatever_a_reader_is_shown_makes_another_digest()
    {
        var answer = new AnswerScore("a", 3, IsProven: true, ["x", "yz"], 1, new AnswerError("level", "c", "m", 1, 2));
        AnswerScore[] others =
        [
            answer, answer with { Id = "b" }, answer with { Declared = 2 }, answer with { IsProven = false }, answer with { Evidence = ["xy", "z"] },
            answer with { Evidence = ["x"] }, answer with { EvidenceLeftOut = 2 }, answer with { Error = null }, answer with { Error = answer.Error! with { Part = "proven" } },
            answer with { Error = answer.Error! with { Code = "d" } }, answer with { Error = answer.Error! with { Message = "n" } },
            answer with { Error = answer.Error! with { Line = 2 } }, answer with { Error = answer.Error! with { Column = 3 } },
        ];
        var digests = others.Select(one => Of("A", 100, 1, one)).Concat([Of("B", 100, 1, answer), Of("A", 99, 1, answer), Of("A", 100, 2, answer), Of("A", 100, 1, answer, answer)]).ToArray();

        Assert.Equal(others.Length + 4, digests.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(digests[0], Of("A", 100, 1, answer with { Evidence = ["x", "yz"] }));

        static string Of(string id, int weight, int floor, params AnswerScore[] answers) =>
            new SystemScore([new ObjectiveScore(id, weight, floor, [.. answers])]).Digest();
    }

    [Fact]
    public void A_sweep_writes_down_what_differs_and_takes_away_what_is_no_more()
    {
        var score = Judge(Objective("A", 100, 2, CopiesAnswer), Attested);
        var other = Judge(Objective("A", 100, 2, CopiesAnswer), "{\"placements\":[]}");
        var kept = score.Digest();

        var changes = ScoreChanges.Between([("b", score), ("a", score), ("c", other)], [new("b", kept), new("c", "another"), new("d", kept)]);

        Assert.Equal(
            [("a", SovereigntyEntryTypes.Scored), ("c", SovereigntyEntryTypes.Scored), ("d", SovereigntyEntryTypes.Removed)],
            changes.Select(change => (change.System, change.Type)));
    }
}
