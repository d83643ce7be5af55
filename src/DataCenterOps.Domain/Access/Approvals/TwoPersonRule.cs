using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>How many others must agree to an operation, and who they may be.</summary>
/// <param name="Others">Persons beside the one who asks; at least one.</param>
/// <param name="Approvers">The roles that may agree.</param>
public sealed record TwoPersonRule(int Others, ImmutableArray<Role> Approvers)
{
    /// <summary>The roles that may ask.</summary>
    public required ImmutableArray<Role> Askers { get; init; }

    /// <summary>Whether asking and agreeing must be done in two different roles.</summary>
    public bool OtherRole { get; init; }

    /// <summary>Whether somebody of another organisation must be among those who agree.</summary>
    public bool OtherOrganisation { get; init; }
}
