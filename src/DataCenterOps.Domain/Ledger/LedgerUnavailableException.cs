using Orleans;

namespace DataCenterOps.Domain.Ledger;

/// <summary>
/// The ledger did not say that it wrote. Whether it did is unknown: the caller repeats with the same operation id.
/// It has a codec because it leaves a grain: without one the caller would see <c>CodecNotFoundException</c> instead.
/// </summary>
[GenerateSerializer, Alias("dcops.LedgerUnavailable")]
public sealed class LedgerUnavailableException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public LedgerUnavailableException() { }

    /// <summary>Creates the exception with the sentence that a person will read.</summary>
    public LedgerUnavailableException(string message) : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public LedgerUnavailableException(string message, Exception innerException) : base(message, innerException) { }
}
