namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>Rows contradict each other in a way that sealing must not carry on: a person has to look.</summary>
public sealed class SealingStoppedException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public SealingStoppedException() { }

    /// <summary>Creates the exception with the sentence that a person will read.</summary>
    public SealingStoppedException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public SealingStoppedException(string message, Exception innerException) : base(message, innerException) { }
}
