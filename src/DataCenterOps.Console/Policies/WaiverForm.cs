using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Console.Policies;

/// <summary>What somebody typed to ask for a waiver.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Subjects">Kinds and ids, as in <c>System/cnas-claims</c>, with blanks; none for all that violate it.</param>
/// <param name="Decision">The decision by which a change was refused.</param>
/// <param name="Days">Days from now.</param>
/// <param name="Reason">Why.</param>
/// <param name="Ticket">Where it is followed up.</param>
/// <param name="Owner">The office that bears the risk.</param>
/// <param name="Controls">What is done instead, one on each line.</param>
/// <param name="Plan">How it will be mended.</param>
/// <param name="PlanDays">In how many days.</param>
public sealed record WaiverForm(
    string? Policy,
    string? Subjects,
    string? Decision,
    string? Days,
    string? Reason,
    string? Ticket,
    string? Owner,
    string? Controls,
    string? Plan,
    string? PlanDays)
{
    private static readonly char[] Blanks = [' ', ',', '\n', '\r', '\t'];

    /// <summary>As a request; what is no number becomes one that the rules refuse.</summary>
    public WaiverRequest ToRequest(DateTimeOffset now) => new(
        Policy?.Trim() ?? "",
        [],
        Named,
        Reason ?? "",
        Ticket ?? "",
        Owner ?? "",
        [.. (Controls ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        After(now, Days) ?? now)
    {
        Decision = string.IsNullOrWhiteSpace(Decision) ? null : Decision.Trim(),
        Plan = string.IsNullOrWhiteSpace(Plan) ? null : Plan,
        PlanDue = After(now, PlanDays),
    };

    /// <summary>The subjects; what has no slash is a system.</summary>
    public ImmutableArray<WaiverSubject> Named =>
    [
        .. (Subjects ?? "").Split(Blanks, StringSplitOptions.RemoveEmptyEntries).Select(text => text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
            ? new WaiverSubject(text[..slash], text[(slash + 1)..])
            : new WaiverSubject("System", text)),
    ];

    private static DateTimeOffset? After(DateTimeOffset now, string? days) =>
        int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count <= WaiverLimits.Days
            ? now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).AddDays(count)
            : null;
}
