namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Ends a verification at the first thing that does not hold.</summary>
internal sealed class LogDamagedException : Exception
{
    public LogDamagedException() { }

    public LogDamagedException(string message) : base(message) { }

    public LogDamagedException(string message, Exception innerException) : base(message, innerException) { }

    public LogDamagedException(long? index, string message) : base(message) => Index = index;

    /// <summary>The first entry that is concerned, as far as that can be told.</summary>
    public long? Index { get; }
}
