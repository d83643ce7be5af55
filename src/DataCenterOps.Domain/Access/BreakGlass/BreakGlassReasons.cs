using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>Why something is not done about break-glass. Codes are stable.</summary>
public static class BreakGlassReasons
{
    /// <summary>Too short or too long.</summary>
    public static Reason Hours { get; } = new("break_glass.hours", $"`hours` is 1 to {BreakGlassLimits.Hours}");

    /// <summary>A reason is asked for.</summary>
    public static Reason NoReason { get; } = new("break_glass.reason", $"`reason` has 1 to {BreakGlassLimits.ReasonLength} characters on one line");

    /// <summary>There is no such tenant or system.</summary>
    public static Reason NoScope { get; } = new("break_glass.scope", "name one tenant or one system that there is, or everything");

    /// <summary>It is over.</summary>
    public static Reason Ended { get; } = new("break_glass.ended", "enforcement is not lifted by this any more");

    /// <summary>It goes on.</summary>
    public static Reason Active { get; } = new("break_glass.active", "a review comes when it is over");

    /// <summary>Who took part does not review.</summary>
    public static Reason TookPart { get; } = new("break_glass.took_part", "who asked for it, agreed to it, ended it or changed something under it does not review it");

    /// <summary>Reviewed before.</summary>
    public static Reason Reviewed { get; } = new("break_glass.reviewed", "it was reviewed");

    /// <summary>A text is asked for.</summary>
    public static Reason NoText { get; } = new("break_glass.text", $"`text` has 1 to {BreakGlassLimits.ReviewLength} characters");
}
