namespace DataCenterOps.Persistence.ReadModels;

/// <summary>Limits of reading, each with its reason.</summary>
public static class ReadLimits
{
    /// <summary>Rows of one page at most: a screen shows fewer, and a client that wants all follows the cursor.</summary>
    public const int PageRows = 500;

    /// <summary>Ids of one look-up of many; a longer list is asked in parts of this size. SQLite binds 32,766 values at most.</summary>
    public const int IdsAtOnce = 500;

    /// <summary>Seconds after which a query is given up. One that takes longer lacks an index.</summary>
    public const int CommandSeconds = 30;

    /// <summary>Seconds until a connection must be open, or one of the pool be free. The network of a data centre takes milliseconds.</summary>
    public const int OpenSeconds = 5;

    /// <summary>Seconds that a backup waits for rows of one table: a large one may be sorted first.</summary>
    public const int BackupCommandSeconds = 600;

    /// <summary>Statements that a PostgreSQL connection keeps prepared: more than there are queries.</summary>
    public const int PreparedStatements = 200;

    /// <summary>Civil days of one report: a year and its neighbours fit a chart, more would be an export.</summary>
    public const int CostDays = 400;

    /// <summary>Days of one trend of findings: a year and its neighbours fit a plot.</summary>
    public const int TrendDays = 400;

    /// <summary>Problems of pricing that are shown of one tenant: who mends those sees the next.</summary>
    public const int CostProblems = 100;

    /// <summary>Entries without a signature that are counted: who sees so many knows that something is wrong, not how much.</summary>
    public const int Waiting = 10_000;

    /// <summary>How long an entry waits for its signature before that is said to be late; a checkpoint comes once a second.</summary>
    public static readonly TimeSpan LateSeal = TimeSpan.FromSeconds(60);

    /// <summary>Characters of a text that is searched for in names.</summary>
    public const int SearchLength = 80;
}
