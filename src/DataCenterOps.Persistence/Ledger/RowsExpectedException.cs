namespace DataCenterOps.Persistence.Ledger;

/// <summary>A compare-and-set found other rows than it expected. Nothing was written.</summary>
public sealed class RowsExpectedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public RowsExpectedException() { }

    /// <summary>Creates the exception with the sentence that a person will read.</summary>
    public RowsExpectedException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public RowsExpectedException(string message, Exception innerException) : base(message, innerException) { }

    internal static RowsExpectedException Of(int expected, int found) =>
        new($"a statement touched {found} rows where {expected} were expected");
}
