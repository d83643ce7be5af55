using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Sweeping;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Policies;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Estate;

/// <summary>One declared document: loads its stream, asks the policies, commits, answers. No rule is written here.</summary>
internal abstract partial class DeclaredGrain : Grain, IDeclaredGrain
{
    private static readonly string[] HashMembers = ["documentSha256", "asWrittenSha256"];

    private readonly DeclaredServices _services;
    private readonly DocumentKind _kind;
    private readonly IPersistentState<Snapshot<DeclaredState>> _snapshot;
    private readonly Dictionary<string, string> _byHash = new(StringComparer.Ordinal);
    private LedgerStream<DeclaredState> _stream = null!;

    protected DeclaredGrain(string kind, DeclaredServices services, IPersistentState<Snapshot<DeclaredState>> snapshot)
    {
        _kind = EstateSchema.Get(kind);
        _services = services;
        _snapshot = snapshot;
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<DeclaredState>(
            this,
            _services.Ledger,
            StreamOf(),
            _snapshot,
            DeclaredState.Empty,
            (state, type, body) => DeclaredEntries.Apply(state, type, body, hash => _byHash[hash]),
            FindDocumentsAsync,
            _services.Logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _stream.SnapshotAsync(leaving: true);

    public async Task<Answer> DeclareAsync(Declare command, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        // Whether it is a repeat is not asked first: the commit finds out, and gives the first answer.
        var operation = KeyOf(command, caller);
        var now = _services.Time.GetUtcNow();
        var before = await CurrentAsync(cancellationToken);
        if (EstateRules.Refuse(_kind, before.Exists, before.Retired, _stream.AppliedVersion, command.IfVersion, caller) is { Length: > 0 } reasons)
        {
            return await RefuseAsync(operation, command.Id, command.AsWritten, before.Exists ? "change" : "create", caller, reasons, null, now, cancellationToken);
        }

        // An inventory that is sent again is no new look at the site.
        if (before.AsWritten == command.AsWritten && _kind.Name != SignedInventory.Kind)
        {
            return await _stream.AnswerAsync(operation, new Answer.Done(0, _stream.AppliedVersion, null), cancellationToken);
        }

        var previous = Previous(before, command.Id);
        var document = Resolve(command.Id, command.AsWritten, previous, now);
        reasons = EstateRules.RefuseChange(document, previous, caller)
            .AddRange(await AttestedInventories.RefuseAsync(document, previous, _services.Facts, now, cancellationToken));
        if (!reasons.IsEmpty)
        {
            return await RefuseAsync(operation, command.Id, command.AsWritten, "change", caller, reasons, null, now, cancellationToken);
        }

        var grounds = await _services.Policies.GroundsAsync(cancellationToken);
        var after = new ProposedFacts(grounds.Facts, [document]);
        var decision = await _services.Decisions.DecideAsync(
            grounds, document, previous, _stream.AppliedVersion, after, caller, EnforcementPoint.Admission, now, cancellationToken);
        reasons = Decisions.ReasonsOf(decision);
        var judged = _kind.IsJudged();
        if (judged && !reasons.IsEmpty)
        {
            return await RefuseAsync(
                operation, command.Id, command.AsWritten, before.Exists ? "change" : "create", caller, reasons, DecisionRecord.Of(decision), now, cancellationToken);
        }

        var hold = await HoldAsync(document, previous, grounds, after, now, cancellationToken);
        if (hold.IsHeld || command.OnlyAsk)
        {
            return await AskAsync(command, operation, document, previous, hold, caller, grounds, now, cancellationToken);
        }

        var record = judged ? DecisionRecord.Of(decision) : null;
        return await DeclareAsync(operation, document, previous, command.Estate, caller, record, null, now, cancellationToken);
    }

    private async Task<Answer> DeclareAsync(
        OperationKey operation, DeclaredDocument document, DeclaredDocument? previous, string? estate, Caller caller, DecisionRecord? record, string? approval,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (entry, documents) = DeclaredEntries.Declared(document, previous is null, estate, caller, record, now);
        foreach (var kept in documents)
        {
            _byHash[kept.Sha256] = Encoding.UTF8.GetString(kept.Bytes.Span);
        }

        var answer = await _stream.CommitAsync(
            operation,
            new Commitment([entry with { Approval = approval }], (position, version) => new Answer.Done(position, version, null))
            {
                Documents = documents,
                Facts = Concerned(document.Id, now, previous?.Read(), document.Read()),
            },
            cancellationToken);
        _byHash.Clear();
        await _stream.SnapshotAsync(leaving: false);
        LogDeclared(_services.Logger, _kind.Name, document.Id, caller.Subject);
        return answer;
    }

    public async Task<Answer> NoteRefusalAsync(NoteRefusal refusal, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var command = refusal.Command;
        var operation = KeyOf(command, caller);
        return await _stream.FindAsync(operation, cancellationToken)
            ?? await RefuseAsync(
                operation, command.Id, command.AsWritten, _stream.State.Exists ? "change" : "create", caller, refusal.Reasons,
                DecisionRecord.Of(refusal), _services.Time.GetUtcNow(), cancellationToken);
    }

    public async Task<Answer> RetireAsync(Retire command, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var digest = CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"retire\n{command.Kind}\n{command.Id}"));
        var operation = new OperationKey(caller.Subject, command.Operation, digest);
        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        var now = _services.Time.GetUtcNow();
        var reasons = EstateRules.RefuseRetirement(
            _kind, command.Id, _stream.State.Exists, _stream.State.Retired, _stream.AppliedVersion, command.IfVersion, caller,
            await UsersAsync(command.Id, cancellationToken));
        if (!reasons.IsEmpty)
        {
            return await RefuseAsync(operation, command.Id, _stream.State.Body, "retire", caller, reasons, null, now, cancellationToken);
        }

        var entry = DeclaredEntries.Retired(_kind, command.Id, OwnerOf(command.Id, _stream.State.Body), caller, now);
        return await _stream.CommitAsync(
            operation,
            new Commitment([entry], (position, version) => new Answer.Done(position, version, null))
            {
                Facts = Concerned(command.Id, now, Previous(_stream.State, command.Id)?.Read()),
            },
            cancellationToken);
    }

    public async Task<DeclaredObject> GetAsync(CancellationToken cancellationToken)
    {
        var state = await CurrentAsync(cancellationToken);
        return new DeclaredObject(_stream.AppliedVersion, state.Body, state.AsWritten, state.Estate, state.Retired);
    }

    // What is personal is read when it is needed and not kept: once it is erased, nobody here knows it.
    private async ValueTask<DeclaredState> CurrentAsync(CancellationToken cancellationToken) =>
        _kind.HasPersonal() && _stream.State is { Exists: true, Retired: false } state
            && await _services.Ledger.FindDetailAsync(StreamOf(), _stream.AppliedVersion, cancellationToken) is { } detail
            ? state.With(detail)
            : _stream.State;

    private StreamId StreamOf() => StreamId.Of(_kind.Singular, this.GetPrimaryKeyString());

    private static OperationKey KeyOf(Declare command, Caller caller) => new(
        caller.Subject,
        command.Operation,
        CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"declare\n{command.Kind}\n{command.Id}\n{command.AsWritten}")));

    // The sweep judges again what joins this document, as it was and as it is.
    private ImmutableArray<IFactWrite> Concerned(string id, DateTimeOffset now, params ReadOnlySpan<JsonElement?> versions) =>
        ConcernedSubjects.Of(_kind, id, versions) is { IsEmpty: false } concerned
            ? [SubjectChanges.Of(concerned, Guid.CreateVersion7(now))]
            : [];

    private DeclaredDocument? Previous(DeclaredState state, string id) => state.Exists
        ? new DeclaredDocument(
            _kind, id, OwnerOf(id, state.Body), Encoding.UTF8.GetBytes(state.Body), Encoding.UTF8.GetBytes(state.AsWritten))
        : null;

    // The edge has parsed the same bytes; a document that does not follow the schema is a bug of the caller.
    private DeclaredDocument Resolve(string id, string written, DeclaredDocument? previous, DateTimeOffset now)
    {
        if (!DocumentJson.TryParse(_kind, id, Encoding.UTF8.GetBytes(written), out var parsed, out var errors))
        {
            throw new ArgumentException($"the document does not follow the schema: {errors[0].Code}", nameof(written));
        }

        return EstateResolver.Resolve(parsed, now, previous, _ => OwnerInKey());
    }

    // Who owns a document is in its own fields; of a flow, whose fields name systems, it is in the grain's key.
    private TenantId? OwnerOf(string id, string fields)
    {
        if (fields.Length == 0)
        {
            return OwnerInKey();
        }

        using var document = JsonDocument.Parse(fields);
        return EstateOwner.Of(_kind, id, document.RootElement, _ => OwnerInKey());
    }

    private TenantId? OwnerInKey() =>
        _kind.KeyedByOwner && TenantId.TryParse(this.GetPrimaryKeyString().Split('/')[0], out var tenant) ? tenant : null;

    private async Task<ImmutableArray<string>> UsersAsync(string id, CancellationToken cancellationToken)
    {
        var users = ImmutableArray.CreateBuilder<string>();
        foreach (var kind in EstateSchema.Kinds.Where(kind => kind.Name != "Estate"))
        {
            var found = await _services.Facts.ReferringAsync(kind.Name, _kind.Name, id, cancellationToken);
            users.AddRange(found.Select(fact => $"{kind.Name} {fact.Id}"));
        }

        return users.ToImmutable();
    }

    private Task<Answer> RefuseAsync(
        OperationKey operation, string id, string written, string verb, Caller caller, ImmutableArray<Reason> reasons, DecisionRecord? decision,
        DateTimeOffset now, CancellationToken cancellationToken)
    {
        var entry = DeclaredEntries.Refused(_kind, id, OwnerOf(id, written), verb, caller, reasons, decision, now);
        return _stream.CommitAsync(
            operation,
            new Commitment([entry], (position, _) => new Answer.Refused(position, reasons, decision?.Json))
            {
                Documents = decision?.Documents ?? [],
            },
            cancellationToken);
    }

    private async ValueTask FindDocumentsAsync(JsonElement body, CancellationToken cancellationToken)
    {
        foreach (var member in HashMembers)
        {
            if (body.TryGetProperty(member, out var hash) && !_byHash.ContainsKey(hash.GetString()!))
            {
                var bytes = await _services.Ledger.FindDocumentAsync(hash.GetString()!, cancellationToken)
                    ?? throw new InvalidOperationException($"the ledger names a document `{hash}` that it does not hold");
                _byHash[hash.GetString()!] = Encoding.UTF8.GetString(bytes.Span);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "{Kind} {Id} was declared by {Actor}.")]
    private static partial void LogDeclared(ILogger logger, string kind, string id, string actor);
}
