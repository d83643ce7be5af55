using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>All projections. The same set serves the append and the rebuild.</summary>
internal sealed class ProjectionSet(IEnumerable<IProjection> projections)
{
    // There are some hundred types. What is no type of ours is asked about each time.
    private const int MostTypes = 1_024;

    private readonly ImmutableArray<IProjection> _projections = [.. projections];
    private readonly ConcurrentDictionary<string, ImmutableArray<IProjection>> _ofType = new(StringComparer.Ordinal);

    /// <summary>Every table that can be made anew from the ledger.</summary>
    public IEnumerable<string> Tables => _projections.SelectMany(projection => projection.Tables);

    /// <summary>Names the rows that an entry changes.</summary>
    public void Project(
        ReadOnlyMemory<byte> bytes,
        StreamId stream,
        long version,
        EntryPosition position,
        Func<string, ReadOnlyMemory<byte>?> findDocument,
        Func<string, ReadOnlyMemory<byte>?> findDetail,
        IWriteSession session)
    {
        using var document = JsonDocument.Parse(bytes);
        var root = document.RootElement;
        var entry = new ProjectedEntry
        {
            Position = position,
            Stream = stream,
            Version = version,
            Root = root,
            FindDocument = findDocument,
            FindDetail = findDetail,
            Type = root.GetProperty("type").GetString()!,
        };
        foreach (var projection in Of(entry.Type))
        {
            projection.Project(entry, session);
        }
    }

    private ImmutableArray<IProjection> Of(string type)
    {
        if (_ofType.TryGetValue(type, out var known))
        {
            return known;
        }

        ImmutableArray<IProjection> found = [.. _projections.Where(projection => projection.Handles(type))];
        return _ofType.Count < MostTypes ? _ofType.GetOrAdd(type, found) : found;
    }
}
