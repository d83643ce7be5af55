using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>What a whole report of compliance stands on: said once, before the first subject.</summary>
/// <param name="PackId">The pack in force.</param>
/// <param name="PackVersion">Its author's version.</param>
/// <param name="Revision"><c>sha256:</c> and the hash of its text.</param>
/// <param name="At">The moment that all rules saw as now.</param>
/// <param name="Position">The last entry of the ledger when the report began.</param>
/// <param name="Tenant">Whose things; absent for everybody's.</param>
/// <param name="Policies">The pack's policies in the order of their ids; results name them by their place here.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportHead")]
public sealed record ReportHead(
    [property: Id(0)] string PackId,
    [property: Id(1)] string PackVersion,
    [property: Id(2)] string Revision,
    [property: Id(3)] DateTimeOffset At,
    [property: Id(4)] long Position,
    [property: Id(5)] string? Tenant,
    [property: Id(6)] ImmutableArray<ReportPolicy> Policies)
{
    /// <summary>Which versions in the register of law stood over the pack; empty where none did.</summary>
    [Id(7)] public string Law { get; init; } = "";

    /// <summary>The head of a report by <paramref name="pack"/>.</summary>
    public static ReportHead Of(Pack pack, DateTimeOffset at, long position, string? tenant)
    {
        ArgumentNullException.ThrowIfNull(pack);
        return new(pack.Id, pack.Version, pack.Revision, at, position, tenant, [.. pack.Policies.Select(policy => ReportPolicy.Of(policy, at))])
        {
            Law = pack.Law,
        };
    }
}
