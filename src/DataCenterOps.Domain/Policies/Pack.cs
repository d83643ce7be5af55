using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Domain.Policies;

/// <summary>An immutable revision of policies, provisions and tables.</summary>
/// <param name="Id">As in <c>dz-gov-baseline</c>.</param>
/// <param name="Version">The author's version.</param>
/// <param name="Jurisdiction">Home: the law under which the pack is written.</param>
/// <param name="Revision"><c>sha256:</c> and the hash of the pack's text without the note that signs it.</param>
/// <param name="Levels">Classification levels, lowest first.</param>
/// <param name="Provisions">The articles that the policies cite.</param>
/// <param name="Policies">In the order of their ids.</param>
public sealed record Pack(
    string Id,
    string Version,
    string Jurisdiction,
    string Revision,
    ImmutableArray<string> Levels,
    ImmutableArray<LegalProvision> Provisions,
    ImmutableArray<Policy> Policies)
{
    /// <summary>The table by which sovereignty is scored; absent where the pack has none.</summary>
    public SovereigntyTable? Sovereignty { get; init; }

    /// <summary>Which versions in the register of law stand over its text, in one line; empty where none does.</summary>
    public string Law => string.Join(
        ' ', Policies.SelectMany(policy => policy.Law).Distinct().OrderBy(applied => applied.Id, StringComparer.Ordinal)
            .Select(applied => string.Create(CultureInfo.InvariantCulture, $"{applied.Id}@{applied.Version}")));
}
