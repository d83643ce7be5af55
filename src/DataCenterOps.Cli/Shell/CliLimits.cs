namespace DataCenterOps.Cli.Shell;

/// <summary>What bounds this program's work, and why.</summary>
internal static class CliLimits
{
    /// <summary>Folders below the estate's folder: deeper is a mistake, such as a link to a parent.</summary>
    public const int FolderDepth = 16;

    /// <summary>Usage events in one request; the server takes no more.</summary>
    public const int UsageEvents = 1_000;

    /// <summary>Bytes of one usage request: the server's 4 MiB less room for brackets and commas.</summary>
    public const int UsageBytes = (4 * 1024 * 1024) - 4_096;

    /// <summary>Rows asked for at once; the server gives no more.</summary>
    public const int PageRows = 1_000;

    /// <summary>Problems of one kind that are printed before the rest is only counted.</summary>
    public const int PrintedProblems = 20;

    /// <summary>An answer that is kept in memory: ten times a full estate's plan.</summary>
    public const long AnswerBytes = 512L * 1024 * 1024;

    /// <summary>Repeats of a request that the server asked to be repeated.</summary>
    public const int Repeats = 3;

    /// <summary>The longest wait before a repeat; a server that needs more is told of as unreachable.</summary>
    public static readonly TimeSpan RepeatWait = TimeSpan.FromSeconds(30);

    /// <summary>One request: the largest estate takes minutes on a small machine.</summary>
    public static readonly TimeSpan Request = TimeSpan.FromMinutes(15);

    /// <summary>How long a program that was just restored may take until it serves; a large estate takes minutes on a small machine.</summary>
    public static readonly TimeSpan RestoredStart = TimeSpan.FromMinutes(10);

    /// <summary>Between two looks whether it serves.</summary>
    public static readonly TimeSpan StartPause = TimeSpan.FromSeconds(1);

    /// <summary>How long a past moment is waited for: as long as the server may take to read it from the ledger.</summary>
    public static readonly TimeSpan PastWait = TimeSpan.FromMinutes(30);

    /// <summary>Between two questions whether it is ready.</summary>
    public static readonly TimeSpan PastAgain = TimeSpan.FromSeconds(5);

    /// <summary>How long a token lives unless told.</summary>
    public static readonly TimeSpan TokenLife = TimeSpan.FromDays(90);
}
