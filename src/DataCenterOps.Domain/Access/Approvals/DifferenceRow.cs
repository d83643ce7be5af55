using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>One line of what would change, for the eyes of who agrees to it.</summary>
/// <param name="Label">What it is, in the reader's language.</param>
/// <param name="Before">As it is now; empty when it is not there.</param>
/// <param name="After">As it would be; empty when it would go.</param>
public sealed record DifferenceRow(LocalizedText Label, string Before, string After)
{
    /// <summary>Whether both sides are lists of codes, with commas, that a reader is shown in words.</summary>
    public bool AreCodes { get; init; }
}
