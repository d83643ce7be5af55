using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Checks;
using DataCenterOps.Persistence.ReadModels.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;

namespace DataCenterOps.Console.Estate;

/// <summary>Systems with their states, as the page and the file list them.</summary>
public sealed class SystemList(SystemQueries systems, CheckQueries checks, TimeProvider time)
{
    private Dictionary<string, string>? _health;

    /// <summary>One page of those that pass the filter.</summary>
    /// <param name="scope">Whose.</param>
    /// <param name="filter">Which.</param>
    /// <param name="state">As in <c>down</c>; any, when it is empty.</param>
    /// <param name="rows">As many rows, or up to twice as many: the last page read is not cut.</param>
    /// <param name="after">The cursor of the page before, or nothing.</param>
    /// <param name="cancellationToken">Ends the queries.</param>
    public async Task<Page<SystemState>> PageAsync(
        TenantScope scope, SystemFilter filter, string? state, int rows, string? after, CancellationToken cancellationToken)
    {
        _health ??= (await checks.SystemsAsync(scope, time.ReadingTime(), cancellationToken))
            .ToDictionary(row => row.System, row => row.State, StringComparer.Ordinal);

        // The state is computed by the clock and lies in no column: pages are read on until one is full of what is wanted.
        var found = new List<SystemState>();
        do
        {
            var page = await systems.SystemsAsync(scope, filter, rows, after, cancellationToken);
            found.AddRange(page.Items.Select(row => new SystemState(row, _health.GetValueOrDefault(row.Id, "unknown")))
                .Where(pair => string.IsNullOrEmpty(state) || pair.State == state));
            after = page.Next;
        }
        while (after is not null && found.Count < rows);

        return new Page<SystemState>([.. found], after);
    }
}
