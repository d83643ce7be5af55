using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Checks;

namespace DataCenterOps.Grains.Checks;

/// <summary>Turns results into what is to be committed. Pure.</summary>
internal static class CheckFolding
{
    /// <summary>The type of the entry that tells of a change.</summary>
    public const string EntryType = "checks/state-changed/1";

    /// <summary>Folds what came of one run into what was known.</summary>
    public static (CheckOutcomeRow Row, ImmutableArray<NewEntry> Entries) Fold(
        CheckRun run, CheckResult result, CheckHealth known, DateTimeOffset now)
    {
        var passed = run.Silence.IsMadeUp ? run.DueAt : run.DueAt - run.Check.Interval;
        var (missed, lost) = known.Miss(run.Silence.Passed, passed, now);
        var (health, change) = missed.Fold(result, run.Check.Confirm, now);
        var changes = new[] { lost, change }.OfType<CheckTransition>().Select(one => Entry(run.Check, one));
        return (new CheckOutcomeRow(run.Check, health with { Interval = run.Check.Interval }, [result]), [.. changes]);
    }

    private static NewEntry Entry(CheckDefinition check, CheckTransition change)
    {
        var body = new JsonObject
        {
            ["check"] = check.Id.Value,
            ["system"] = check.Id.System,
            ["from"] = change.From.Code(),
            ["to"] = change.To.Code(),
            ["due"] = Text(change.DueAt),
        };
        if (change.Reason is { } reason)
        {
            body["reason"] = reason;
        }

        // One observer looked. Where the check asks for more, what follows is unconfirmed.
        if (change.To == CheckState.Down)
        {
            body["confirmed"] = check.Confirm.Quorum == 1;
        }

        var caller = Caller.ForSystem("checks", change.At);
        return new NewEntry
        {
            Type = EntryType,
            Time = change.At,
            Tenant = check.Tenant,
            Actor = caller.Subject,
            Auth = caller.Method,
            Body = CanonicalJson.Write(body),
        };
    }

    private static string Text(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
