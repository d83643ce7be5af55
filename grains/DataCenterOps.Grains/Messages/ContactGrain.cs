using System.Collections.Immutable;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels.Messages;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Messages;

/// <summary>
/// A person's own choice. The entries say that something was changed, and by whom; what to lies beside the ledger, where it can be
/// erased.
/// </summary>
[GrainType("dcops.contact")]
internal sealed class ContactGrain(
    ILedger ledger, ContactQueries contacts, MessageVoice voice, IWriter writer, TimeProvider time, ILogger<ContactGrain> logger,
    [PersistentState("contact", "snapshots")] IPersistentState<Snapshot<ContactMemory>> snapshot) : Grain, IContactGrain
{
    private LedgerStream<ContactMemory> _stream = null!;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<ContactMemory>(
            this, ledger, StreamId.Of("contact", Id), snapshot, ContactMemory.None, static (state, _, _) => state, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public Task<Answer> ChooseAsync(string language, ImmutableArray<string> muted, CancellationToken cancellationToken) => OwnAsync(
        ContactRules.RefuseChoice(language, muted), "chosen",
        (_, _) => [ContactFacts.Choose(Id, language, [.. muted.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])], cancellationToken);

    public async Task<Answer> AskAddressAsync(string address, string language, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var before = await contacts.FindAsync(Id, cancellationToken);
        var today = before is not null && now - before.AskedAt < TimeSpan.FromDays(1) ? before.AskedCount : 0;
        var isOne = MailAddress.TryParse(address, out var parsed);
        return await OwnAsync(
            ContactRules.RefuseAddress(isOne, today), "address-asked",
            (version, at) =>
            [
                ContactFacts.Ask(Id, parsed, ContactRules.IsLanguage(language) ? language : voice.Language, at, today + 1),
                .. MessageFacts.Tell(AccountMessages.Address(Id, version, at)),
            ],
            cancellationToken);
    }

    public async Task<Answer> ConfirmAddressAsync(string code, CancellationToken cancellationToken)
    {
        var hash = Envelopes.Hash(Id, code.Trim());
        var contact = await contacts.FindAsync(Id, cancellationToken);
        var isOpen = contact is { AskedAddress: not null, CodeHash: not null } && contact.CodeUntil > time.GetUtcNow() && contact.CodeTries < MessageLimits.ConfirmTries;
        if (isOpen && contact!.CodeHash != hash)
        {
            await writer.WriteAsync(ContactFacts.Wrong(Id), cancellationToken);
        }

        return await OwnAsync(
            ContactRules.RefuseCode(isOpen && contact!.CodeHash == hash), "address-confirmed", (_, _) => [ContactFacts.Confirm(Id, hash)], cancellationToken);
    }

    public Task<Answer> RemoveAddressAsync(CancellationToken cancellationToken) =>
        OwnAsync([], "address-removed", (_, _) => [ContactFacts.Remove(Id)], cancellationToken);

    public Task ReadAsync(string message, CancellationToken cancellationToken) => IsOwn
        ? writer.WriteAsync(NoticeFacts.Read(Id, message, time.GetUtcNow()), cancellationToken)
        : throw new UnauthorizedAccessException("only the person may change this");

    private bool IsOwn => GrainCaller.Current.Person == Id;

    private async Task<Answer> OwnAsync(
        ImmutableArray<Reason> against, string @event, Func<long, DateTimeOffset, ImmutableArray<IFactWrite>> facts, CancellationToken cancellationToken)
    {
        if (!IsOwn)
        {
            return new Answer.Refused(0, [new Reason("auth.forbidden", "only the person may change this")], null);
        }

        if (!against.IsEmpty)
        {
            return new Answer.Refused(0, against, null);
        }

        var (caller, now) = (GrainCaller.Current, time.GetUtcNow());
        var entry = new NewEntry
        {
            Type = $"messages/contact-{@event}/1",
            Time = now,
            Tenant = caller.Scope.Tenant,
            Actor = caller.Subject,
            Auth = caller.Method,
            Body = CanonicalJson.Write(new JsonObject { ["person"] = Id }),
        };
        var answer = await _stream.CommitAsync(
            null, new Commitment([entry], (position, version) => new Answer.Done(position, version, null)) { Facts = facts(_stream.Version + 1, now) }, cancellationToken);
        await _stream.SnapshotAsync(leaving: false);
        return answer;
    }
}
