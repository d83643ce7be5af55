using System.Text;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// The pack in force, compiled once per revision and swapped as a whole. Which revision that is is one row, read with
/// each decision, so that no silo ever decides by an older one; a read that fails fails the decision.
/// </summary>
internal sealed class PoliciesInForce(PackQueries queries, WaiverQueries waivers, ILedger ledger, FactMemory facts)
{
    private readonly SharedRead<Revisions> _revisions = new(() => queries.RevisionsAsync(CancellationToken.None));
    private volatile CompiledPack? _compiled;
    private volatile KnownWaivers _waivers = new(WaiverSet.None, 0);

    /// <summary>The pack in force and the committed estate, as one look at the database finds them now.</summary>
    public async ValueTask<Grounds> GroundsAsync(CancellationToken cancellationToken)
    {
        var revisions = await _revisions.ReadAsync(cancellationToken);
        var pack = revisions.InForce is { } row ? await PackAsync(row, cancellationToken) : null;
        return new Grounds(pack, facts.At(revisions.Kinds), revisions.BreakGlass, await WaiversAsync(revisions.Waivers, cancellationToken));
    }

    /// <summary>
    /// The revision of the pack in force. It is not compiled: a pack that a newer program cannot read any more must not
    /// stand in the way of its successor.
    /// </summary>
    public async ValueTask<string?> RevisionAsync(CancellationToken cancellationToken) =>
        (await queries.InForceAsync(cancellationToken))?.Revision;

    // INVARIANT: the set is read after the revision that it is kept under, so it may be newer than that, and never older.
    private async ValueTask<WaiverSet> WaiversAsync(long revision, CancellationToken cancellationToken)
    {
        if (_waivers is var known && known.Revision != revision)
        {
            var (set, at) = await waivers.InForceAsync(cancellationToken);
            _waivers = known = new KnownWaivers(set, at);
        }

        return known.Set;
    }

    private async ValueTask<CompiledPack> PackAsync(PackRow row, CancellationToken cancellationToken)
    {
        if (_compiled is { } current && current.Pack.Revision == row.Revision)
        {
            return current;
        }

        // Two calls may compile at once after a change; both come to the same.
        var bytes = await ledger.FindDocumentAsync(row.DocumentSha256, cancellationToken)
            ?? throw new InvalidOperationException($"the pack `{row.Id}` is in force and its document is missing");
        return _compiled = Compile(row.Id, Encoding.UTF8.GetString(bytes.Span));
    }

    private static CompiledPack Compile(string id, string text)
    {
        // It was accepted with these bytes, so what fails here is our own fault: no decision rather than a wrong one.
        var parsed = PackParser.Parse(id, text);
        var compiled = parsed.Pack is null ? null : PackCompiler.Compile(parsed.Pack, id).Pack;
        return compiled ?? throw new InvalidOperationException($"the pack `{id}` was accepted and does not compile");
    }

    private sealed record KnownWaivers(WaiverSet Set, long Revision);
}
