using DataCenterOps.Domain.Ledger.Epochs;

namespace DataCenterOps.Persistence.ReadModels.Ledger;

/// <summary>An epoch of the log but the first.</summary>
/// <param name="Begun">How it came to be.</param>
/// <param name="IsAccepted">Whether it may be signed: nothing is lost, or two persons have accepted it.</param>
/// <param name="Position">Of its first entry.</param>
public sealed record EpochRow(EpochBegun Begun, bool IsAccepted, long Position);
