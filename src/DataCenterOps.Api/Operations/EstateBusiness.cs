using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Policies;
using DataCenterOps.Telemetry;

namespace DataCenterOps.Api.Operations;

/// <summary>How many systems there are, and what is found about them.</summary>
internal sealed class EstateBusiness(SystemQueries systems, FindingQueries findings, TimeProvider time) : IBusinessSource
{
    // 30 days rolling, by criticality; systems of low criticality promise nothing.
    private static readonly ImmutableDictionary<string, double> Objectives = ImmutableDictionary.CreateRange(
        StringComparer.Ordinal,
        [
            KeyValuePair.Create("vital", 0.999), KeyValuePair.Create("important", 0.995), KeyValuePair.Create("standard", 0.99),
        ]);

    private const int PageRows = 1000;

    public async ValueTask<BusinessSnapshot> AddAsync(BusinessSnapshot snapshot, CancellationToken cancellationToken)
    {
        var all = new List<SystemRow>();
        string? after = null;
        do
        {
            var page = await systems.SystemsAsync(TenantScope.All, SystemFilter.None, PageRows, after, cancellationToken);
            all.AddRange(page.Items);
            after = page.Next;
        }
        while (after is not null);

        var open = await findings.OpenAsync(cancellationToken);
        var now = time.GetUtcNow();
        return snapshot with
        {
            Systems = [.. all.GroupBy(row => (row.Phase, row.Criticality)).Select(group => (group.Key.Phase, group.Key.Criticality, group.Count()))],
            SloTargets = [.. all.Where(row => Objectives.ContainsKey(row.Criticality)).Select(row => (row.Id, Objectives[row.Criticality]))],
            Findings = [.. open.GroupBy(row => (row.Category, row.Severity)).Select(group => (group.Key.Category, group.Key.Severity, (int)group.Sum(row => row.Count)))],
            OldestFindings = [.. open.GroupBy(row => row.Severity, StringComparer.Ordinal).Select(group => (group.Key, now - group.Min(row => row.OldestAt)))],
        };
    }
}
