namespace DataCenterOps.Domain.Checks;

/// <summary>The words for kinds, outcomes, states and plans in documents, rows, entries and labels.</summary>
public static class CheckCodes
{
    /// <summary>The codes of every kind.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["http", "tcp", "tls"];

    /// <summary>The code of a kind, as in <c>http</c>.</summary>
    public static string Code(this CheckKind kind) => kind switch
    {
        CheckKind.Http => "http",
        CheckKind.Tcp => "tcp",
        CheckKind.Tls => "tls",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "no such kind"),
    };

    /// <summary>The code of an outcome, as in <c>ok</c>.</summary>
    public static string Code(this CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Ok => "ok",
        CheckOutcome.Fail => "fail",
        CheckOutcome.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no such outcome"),
    };

    /// <summary>The code of a state, as in <c>suspect</c>.</summary>
    public static string Code(this CheckState state) => state switch
    {
        CheckState.Unknown => "unknown",
        CheckState.Up => "up",
        CheckState.Suspect => "suspect",
        CheckState.Down => "down",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "no such state"),
    };

    /// <summary>The code of a plan, as in <c>fast</c>.</summary>
    public static string Code(this CheckPlan plan) => plan switch
    {
        CheckPlan.Fast => "fast",
        CheckPlan.Slow => "slow",
        _ => throw new ArgumentOutOfRangeException(nameof(plan), plan, "no such plan"),
    };

    /// <summary>Reads the code of a kind.</summary>
    public static bool TryParseKind(string? code, out CheckKind kind)
    {
        kind = code switch { "http" => CheckKind.Http, "tcp" => CheckKind.Tcp, "tls" => CheckKind.Tls, _ => default };
        return code is "http" or "tcp" or "tls";
    }

    /// <summary>Reads the code of a plan.</summary>
    public static bool TryParsePlan(string? code, out CheckPlan plan)
    {
        plan = code == "slow" ? CheckPlan.Slow : CheckPlan.Fast;
        return code is "fast" or "slow";
    }

    /// <summary>Reads the code of a state that came from outside.</summary>
    public static bool TryParseState(string? code, out CheckState state)
    {
        (var known, state) = code switch
        {
            "unknown" => (true, CheckState.Unknown),
            "up" => (true, CheckState.Up),
            "suspect" => (true, CheckState.Suspect),
            "down" => (true, CheckState.Down),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>Reads the code of a state that this program wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CheckState ParseState(string code) =>
        TryParseState(code, out var state) ? state : throw new FormatException($"`{code}` is not a state of a check");

    /// <summary>Reads the code of an outcome that this program wrote.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static CheckOutcome ParseOutcome(string code) => code switch
    {
        "ok" => CheckOutcome.Ok,
        "fail" => CheckOutcome.Fail,
        "unknown" => CheckOutcome.Unknown,
        _ => throw new FormatException($"`{code}` is not an outcome of a check"),
    };
}
