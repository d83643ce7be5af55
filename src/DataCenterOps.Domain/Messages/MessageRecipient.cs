using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Domain.Messages;

/// <summary>A person who may be told something, as they are at this moment.</summary>
/// <param name="Standing">Who, by which roles and for which organisation.</param>
/// <param name="HasAddress">Whether an address of theirs is confirmed.</param>
/// <param name="Muted">Codes of the kinds that they do not want in the mail.</param>
public sealed record MessageRecipient(ApprovalParty Standing, bool HasAddress, ImmutableArray<string> Muted)
{
    /// <summary>The person's id.</summary>
    public string Person => Standing.Person;
}
