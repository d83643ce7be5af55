using System.Collections.Immutable;
using System.Net;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes;

/// <summary>One run of a check.</summary>
/// <param name="Check">What is asked of whom.</param>
/// <param name="DeclaredRanges">Private ranges that sites declare as <c>probeRanges</c>; no other private address is spoken to.</param>
public sealed record ProbeRequest(CheckDefinition Check, ImmutableArray<IPNetwork> DeclaredRanges);
