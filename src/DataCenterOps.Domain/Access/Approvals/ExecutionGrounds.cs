using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>What is true at the moment at which a request is to be carried out.</summary>
/// <param name="SubjectVersion">The version of what would change.</param>
/// <param name="PolicyRevision">The revision of the pack in force.</param>
/// <param name="Persons">What each person of the request is now; who is missing is nobody.</param>
public sealed record ExecutionGrounds(
    long SubjectVersion, string? PolicyRevision, ImmutableDictionary<string, PersonStanding> Persons);
