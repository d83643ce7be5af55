using Orleans;

namespace DataCenterOps.Domain.Ledger;

/// <summary>
/// An entry has more than <see cref="LedgerLimits.EntryBytes"/> bytes (<c>ledger.entry_too_large</c>): what is larger
/// goes in by hash. It has a codec because it leaves a grain.
/// </summary>
[GenerateSerializer, Alias("dcops.LedgerEntryTooLarge")]
public sealed class LedgerEntryTooLargeException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public LedgerEntryTooLargeException() { }

    /// <summary>Creates the exception with the sentence that a person will read.</summary>
    public LedgerEntryTooLargeException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public LedgerEntryTooLargeException(string message, Exception innerException) : base(message, innerException) { }
}
