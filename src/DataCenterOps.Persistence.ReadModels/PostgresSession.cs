using Npgsql;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>How sessions with PostgreSQL are set, beside what the operator has set in the connection string, as a schema.</summary>
public static class PostgresSession
{
    /// <summary>
    /// No compiling of queries. The planner takes a look for a page of a large table for a report, and compiling it takes a hundred
    /// times as long as the look: 650 ms against 15 ms for the entries to be sealed among a million.
    /// </summary>
    public const string Interpreted = "-c jit=off";

    // A peer that is gone without a word is noticed after 20 s and the system's 9 probes, some 40 s in all; the system alone waits two hours.
    private const int QuietSeconds = 20;
    private const int ProbeSeconds = 2;

    /// <summary>
    /// Lets the operating system notice that the other machine is gone, or the way to it: a statement that may take minutes would wait for
    /// its answer that long.
    /// </summary>
    public static void NoticeLoss(NpgsqlConnectionStringBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        (builder.TcpKeepAlive, builder.TcpKeepAliveTime, builder.TcpKeepAliveInterval) = (true, QuietSeconds, ProbeSeconds);
    }

    /// <summary>Adds settings, in the form of the server's command line.</summary>
    public static void Add(NpgsqlConnectionStringBuilder builder, string settings)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Options = builder.Options is { } set ? $"{set} {settings}" : settings;
    }
}
