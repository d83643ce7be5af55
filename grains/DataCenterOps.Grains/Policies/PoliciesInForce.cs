using System.Text;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Grains.Policies;

/// <summary>
/// The pack in force and the register of law over it, compiled once and swapped as a whole. Which revisions those are is one
/// look at the database with each decision, so that no silo ever decides by older ones; a read that fails fails the decision. Where it is known that no
/// commit since the last look can have changed them (<see cref="PolicyNews"/>), that look still holds.
/// </summary>
internal sealed class PoliciesInForce(
    PackQueries queries, PolicyNews news, ProvisionQueries provisions, WaiverQueries waivers, ILedger ledger, FactMemory facts, TimeProvider time)
{
    private readonly SharedRead<Revisions> _revisions = new(() => queries.RevisionsAsync(CancellationToken.None));
    private volatile Seen? _seen;
    private volatile CompiledPack? _written;
    private volatile RegisterAt _register = new(0, LawRegister.None);
    private volatile Applied? _applied;
    private volatile KnownWaivers _waivers = new(WaiverSet.None, 0);

    /// <summary>The pack in force, the law over it and the committed estate, as one look at the database finds them now.</summary>
    public async ValueTask<Grounds> GroundsAsync(CancellationToken cancellationToken)
    {
        var revisions = await RevisionsAsync(cancellationToken);
        var law = await LawAsync(revisions.Law, cancellationToken);
        var written = revisions.InForce is { } row ? await PackAsync(row, cancellationToken) : null;
        var pack = written is null ? null : ApplyNow(written, law);
        return new Grounds(pack, facts.At(revisions.Kinds), revisions.BreakGlass, await WaiversAsync(revisions.Waivers, cancellationToken)) { Written = written?.Pack, Law = law };
    }

    /// <summary>The register of law alone, also where the pack in force cannot be read any more.</summary>
    public async ValueTask<LawRegister> LawAsync(CancellationToken cancellationToken) =>
        await LawAsync((await RevisionsAsync(cancellationToken)).Law, cancellationToken);

    /// <summary>
    /// The revision of the pack in force. It is not compiled: a pack that a newer program cannot read any more must not
    /// stand in the way of its successor.
    /// </summary>
    public async ValueTask<string?> RevisionAsync(CancellationToken cancellationToken) => (await InForceAsync(cancellationToken))?.Revision;

    /// <summary>The pack in force as it is listed: revision, and who vouches for it.</summary>
    public async ValueTask<PackRow?> InForceAsync(CancellationToken cancellationToken) => await queries.InForceAsync(cancellationToken);

    /// <summary>A pack by the law that applies at <paramref name="now"/>. It was checked before, so what fails here is our own fault.</summary>
    public static CompiledPack Compile(Pack pack, LawRegister law, DateTimeOffset now)
    {
        var applied = LawOverlay.Apply(pack, law, now).Pack;
        var compiled = applied is null ? null : PackCompiler.Compile(applied, pack.Id).Pack;
        return compiled ?? throw new InvalidOperationException($"the pack `{pack.Id}` does not compile by the law that was accepted over it");
    }

    // INVARIANT: the number is taken before the look, so what is kept under it may be newer than the number, and never older.
    private async ValueTask<Revisions> RevisionsAsync(CancellationToken cancellationToken)
    {
        var begun = news.Now;
        if (begun is not null && _seen is { } seen && seen.News == begun)
        {
            return seen.Revisions;
        }

        var revisions = await _revisions.ReadAsync(cancellationToken);
        _seen = begun is { } number ? new Seen(number, revisions) : null;
        return revisions;
    }

    private CompiledPack ApplyNow(CompiledPack written, LawRegister law)
    {
        if (law.IsEmpty)
        {
            return written;
        }

        var now = time.GetUtcNow();
        if (_applied is { } current && ReferenceEquals(current.Written, written) && ReferenceEquals(current.Law, law)
            && now >= current.From && now < current.Until)
        {
            return current.Pack;
        }

        // Until the next version comes to apply everything stays as it is.
        var until = law.MomentsAfter(now).Select(moment => (DateTimeOffset?)moment).FirstOrDefault() ?? DateTimeOffset.MaxValue;
        _applied = new Applied(written, law, now, until, Compile(written.Pack, law, now));
        return _applied.Pack;
    }

    private async ValueTask<LawRegister> LawAsync(long position, CancellationToken cancellationToken)
    {
        if (_register is { } current && current.Position == position)
        {
            return current.Law;
        }

        var rows = await provisions.AllAsync(cancellationToken);
        _register = new RegisterAt(rows.Max(row => row.Position), LawRegister.Of(rows.Select(row => row.Read())));
        return _register.Law;
    }

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
        if (_written is { } current && current.Pack.Revision == row.Revision)
        {
            return current;
        }

        // Two calls may compile at once after a change; both come to the same.
        var bytes = await ledger.FindDocumentAsync(row.DocumentSha256, cancellationToken)
            ?? throw new InvalidOperationException($"the pack `{row.Id}` is in force and its document is missing");
        return _written = Compile(row.Id, Encoding.UTF8.GetString(bytes.Span));
    }

    private static CompiledPack Compile(string id, string text)
    {
        // It was accepted with these bytes, so what fails here is our own fault: no decision rather than a wrong one.
        var parsed = PackParser.Parse(id, text);
        var compiled = parsed.Pack is null ? null : PackCompiler.Compile(parsed.Pack, id).Pack;
        return compiled ?? throw new InvalidOperationException($"the pack `{id}` was accepted and does not compile");
    }

    private sealed record Seen(long News, Revisions Revisions);

    private sealed record KnownWaivers(WaiverSet Set, long Revision);

    private sealed record RegisterAt(long Position, LawRegister Law);

    private sealed record Applied(CompiledPack Written, LawRegister Law, DateTimeOffset From, DateTimeOffset Until, CompiledPack Pack);
}
