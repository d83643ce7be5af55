using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>Reads the member <c>weights</c> of a pack and reports everything that is wrong with it, each with its place.</summary>
internal static class SovereigntyParser
{
    public static SovereigntyTable Read(PackObject weights)
    {
        var table = new SovereigntyTable(
            Bounded(weights, "framework"), Bounded(weights, "source"), Status(weights), [.. weights.Objects("objectives").Select(Objective)]);
        Check(weights, table);
        weights.RefuseUnknown();
        return table;
    }

    private static void Check(PackObject weights, SovereigntyTable table)
    {
        if (table.Objectives.Length is 0 or > SovereigntyLimits.Objectives)
        {
            weights.Report("pack.bounds", $"a table has 1 to {SovereigntyLimits.Objectives} objectives", "objectives");
        }

        var sum = table.Objectives.Sum(objective => (long)objective.Weight);
        if (sum != SovereigntyLimits.Weights)
        {
            weights.Report("pack.value", $"the weights of the objectives sum to {sum} and must sum to {SovereigntyLimits.Weights}", "objectives");
        }

        var answers = table.Objectives.SelectMany(objective => objective.Answers).ToArray();
        if (answers.Length > SovereigntyLimits.Answers)
        {
            weights.Report("pack.bounds", $"a table has at most {SovereigntyLimits.Answers} answers and this one has {answers.Length}", "objectives");
        }

        RefuseTwice(weights, table.Objectives.Select(objective => objective.Id), "objective");
        RefuseTwice(weights, answers.Select(answer => answer.Id), "answer");
    }

    private static void RefuseTwice(PackObject weights, IEnumerable<string> ids, string what)
    {
        foreach (var twice in ids.GroupBy(id => id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            weights.Report("pack.duplicate", $"the {what} `{twice.Key}` stands twice", "objectives");
        }
    }

    private static SovereigntyObjective Objective(PackObject objective)
    {
        var read = new SovereigntyObjective(
            Id(objective), Text(objective, "title"), Number(objective, "weight", 1, SovereigntyLimits.Weights),
            Number(objective, "floor", 0, SovereigntyLimits.Highest), [.. objective.Objects("answers").Select(Answer)]);
        if (read.Answers.IsEmpty)
        {
            objective.Report("pack.bounds", "an objective has at least one answer: nobody asks is no level", "answers");
        }

        objective.RefuseUnknown();
        return read;
    }

    private static SovereigntyAnswer Answer(PackObject answer)
    {
        var read = new SovereigntyAnswer(
            Id(answer), Text(answer, "question"), answer.Text("level"), answer.OptionalText("evidence"), answer.OptionalText("proven"),
            [.. answer.Objects("tests").Select(Test)])
        {
            LevelLine = answer.LineOf("level"), EvidenceLine = answer.LineOf("evidence"), ProvenLine = answer.LineOf("proven"),
        };
        if (read is { Proven: not null, Evidence: null })
        {
            answer.Report("pack.value", "what is `proven` shows its `evidence`, which is missing", "proven");
        }

        if (read.Tests.Length > SovereigntyLimits.TestsPerAnswer)
        {
            answer.Report("pack.bounds", $"an answer has at most {SovereigntyLimits.TestsPerAnswer} tests", "tests");
        }

        answer.RefuseUnknown();
        return read;
    }

    private static SovereigntyTest Test(PackObject test)
    {
        var read = new SovereigntyTest(
            test.Text("name"), test.Json("subject"), test.Time("now") ?? PackParser.TestClock,
            Number(test, "level", 0, SovereigntyLimits.Highest), test.Flag("proven"), test.Line);
        test.RefuseUnknown();
        return read;
    }

    // A label of metrics and a part of addresses.
    private static string Id(PackObject item)
    {
        var id = item.Text("id");
        if (id.Length is 0 or > SovereigntyLimits.IdLength || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            item.Report("pack.value", $"an id is 1 to {SovereigntyLimits.IdLength} letters, digits and hyphens", "id");
        }

        return id;
    }

    private static string Bounded(PackObject weights, string name)
    {
        var text = weights.Text(name);
        if (text.Length is 0 or > SovereigntyLimits.SourceLength)
        {
            weights.Report("pack.bounds", $"`{name}` is 1 to {SovereigntyLimits.SourceLength} characters", name);
        }

        return text;
    }

    private static string Status(PackObject weights)
    {
        var status = weights.Text("status");
        if (!LegalVerification.Statuses.Contains(status, StringComparer.Ordinal))
        {
            weights.Report("pack.value", $"`{status}` is not one of {string.Join(", ", LegalVerification.Statuses.Select(one => $"`{one}`"))}", "status");
        }

        return status;
    }

    private static LocalizedText Text(PackObject item, string name)
    {
        if (item.Localized(name) is { } text)
        {
            return text;
        }

        item.Report("pack.type", $"`{name}` must have the members `ar`, `fr` and `en`", name);
        return new("", "", "");
    }

    private static int Number(PackObject item, string name, int least, int most)
    {
        if (!item.Has(name))
        {
            item.Report("pack.type", $"`{name}` must be a whole number", name);
            return least;
        }

        var number = item.Integer(name, least);
        if (number < least || number > most)
        {
            item.Report("pack.bounds", $"`{name}` is {least} to {most}", name);
        }

        return number;
    }
}
