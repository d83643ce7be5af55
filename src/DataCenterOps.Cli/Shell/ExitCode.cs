namespace DataCenterOps.Cli.Shell;

/// <summary>What the process ends with. Scripts rely on these numbers.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Refused, invalid, not there, or a check failed.</summary>
    public const int Refused = 1;

    /// <summary>Wrong usage of the command line.</summary>
    public const int Usage = 2;

    /// <summary>The server cannot be reached, cannot answer now, or does not let this caller in.</summary>
    public const int NotAllowed = 3;

    /// <summary>A second person has to approve.</summary>
    public const int Waits = 4;

    /// <summary>What an answer of the server means to a script.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="code">The problem's stable code, when there is one.</param>
    public static int Of(int status, string? code) => (status, code) switch
    {
        (202, _) => Waits,
        ( >= 200 and < 300, _) => Done,
        // A policy or a budget said no: that is an answer, not a closed door.
        (403, "policy.denied" or "policy.unjudged" or "budget.denied") => Refused,
        (401 or 403, _) => NotAllowed,
        (429 or >= 500, _) => NotAllowed,
        ( >= 400, _) => Refused,
        _ => NotAllowed,
    };
}
