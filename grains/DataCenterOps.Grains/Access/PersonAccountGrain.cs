using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Access;

/// <summary>One person's account. Names, hashes and secrets are committed with the entries that announce them and are in none.</summary>
[GrainType("dcops.person-account")]
internal sealed class PersonAccountGrain(
    ILedger ledger,
    Accounts accounts,
    Passkeys passkeys,
    PasskeyPolicy policy,
    TimeProvider time,
    ILogger<PersonAccountGrain> logger,
    [PersistentState("person", "snapshots")] IPersistentState<Snapshot<PersonState>> snapshot) : Grain, IPersonAccountGrain
{
    private LedgerStream<PersonState> _stream = null!;

    private string Id => this.GetPrimaryKeyString();

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<PersonState>(
            this, ledger, StreamId.Of("person-account", Id), snapshot, PersonState.None, PersonEntries.Apply, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public Task<Answer> InviteAsync(InvitePerson command, CancellationToken cancellationToken) => ManageAsync(
        command.Operation, command.ToString(),
        caller => PersonRules.RefuseInvitation(_stream.State, command.Roles, command.Scope, caller),
        "invited", PersonEntries.Granted(command.Roles, command.Scope),
        [AccountFacts.Link(Id, command.LinkSha256, time.GetUtcNow() + PersonRules.LinkLife)], cancellationToken);

    public Task<Answer> ResetAsync(OperationId operation, string linkSha256, CancellationToken cancellationToken) => ManageAsync(
        operation, $"reset {linkSha256}", caller => PersonRules.RefuseManaging(_stream.State, caller), "reset", null,
        [AccountFacts.Reset(Id), AccountFacts.EndSessions(Id), AccountFacts.Link(Id, linkSha256, time.GetUtcNow() + PersonRules.LinkLife)],
        cancellationToken);

    public Task<Answer> GrantAsync(OperationId operation, ImmutableArray<Role> roles, TenantScope scope, CancellationToken cancellationToken) => ManageAsync(
        operation, $"grant {string.Join(',', roles)} {scope}",
        caller => [.. PersonRules.RefuseManaging(_stream.State, caller), .. PersonRules.RefuseRoles(roles, scope)],
        "granted", PersonEntries.Granted(roles, scope), [], cancellationToken);

    public Task<Answer> DisableAsync(OperationId operation, bool disabled, CancellationToken cancellationToken) => ManageAsync(
        operation, $"disabled {disabled}", caller => PersonRules.RefuseManaging(_stream.State, caller), disabled ? "disabled" : "enabled", null,
        [AccountFacts.EndSessions(Id)], cancellationToken);

    public async Task<Answer> JoinAsync(JoinPerson command, CancellationToken cancellationToken)
    {
        if (await accounts.IsLoginTakenAsync(command.Login, Id, cancellationToken))
        {
            return new Answer.Refused(0, [new Reason("login.taken", "somebody signs in under this name")], null);
        }

        return await OwnAsync("joined", null, [AccountFacts.Join(Id, command.Login, command.Name, command.PasswordHash)], cancellationToken);
    }

    public Task<Answer> ChangePasswordAsync(string passwordHash, string keepSession, CancellationToken cancellationToken) => OwnAsync(
        "password-changed", null, [AccountFacts.Password(Id, passwordHash), AccountFacts.EndSessions(Id, keepSession)], cancellationToken);

    public Task<Answer> EnrolCodeAsync(PersonCode code, CancellationToken cancellationToken) => OwnAsync(
        "factor-added", writer => writer.WriteString("factor", "code"),
        [
            AccountFacts.Code(Id, code.ProtectedSecret, code.Step), AccountFacts.Recovery(Id, code.RecoverySha256), AccountFacts.EndSessions(Id),
        ],
        cancellationToken);

    public Task<Answer> RenewRecoveryAsync(ImmutableArray<string> sha256, CancellationToken cancellationToken) => OwnAsync(
        "recovery-renewed", null, [AccountFacts.Recovery(Id, sha256)], cancellationToken);

    public async Task<Answer> AddPasskeyAsync(PersonPasskey passkey, CancellationToken cancellationToken)
    {
        var reasons = policy.Refuse(_stream.State.Roles, passkey.Name, passkey.IsBackupEligible, (await passkeys.OfAsync(Id, cancellationToken)).Length);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var row = new PasskeyRow
        {
            Id = passkey.Id,
            Person = Id,
            Name = passkey.Name,
            PublicKey = [.. passkey.PublicKey],
            SignCount = passkey.SignCount,
            Transports = passkey.Transports,
            BackupEligible = passkey.IsBackupEligible ? 1 : 0,
            BackedUp = passkey.IsBackedUp ? 1 : 0,
            CreatedAt = passkey.CreatedAt,
        };
        return await OwnAsync("factor-added", writer => writer.WriteString("factor", "passkey"), [AccountFacts.Passkey(row)], cancellationToken);
    }

    public async Task<Answer> RemovePasskeyAsync(string id, CancellationToken cancellationToken) =>
        (await passkeys.OfAsync(Id, cancellationToken)).Any(passkey => passkey.Id == id)
            ? await OwnAsync("factor-removed", writer => writer.WriteString("factor", "passkey"), [AccountFacts.RemovePasskey(Id, id)], cancellationToken)
            : new Answer.Refused(0, [new Reason("not_found", "there is no such passkey")], null);

    public async Task<bool> UseRecoveryAsync(string sha256, CancellationToken cancellationToken)
    {
        if (_stream.State is not { Exists: true, IsDisabled: false }
            || !await accounts.HasRecoveryAsync(Id, sha256, cancellationToken))
        {
            return false;
        }

        // A second use in the meantime finds no row, and this whole commit fails.
        await CommitAsync(null, "recovery-used", null, [AccountFacts.UsedRecovery(Id, sha256)], cancellationToken);
        return true;
    }

    private async Task<Answer> ManageAsync(
        OperationId operation, string command, Func<Caller, ImmutableArray<Reason>> refuse, string @event, Action<Utf8JsonWriter>? members,
        ImmutableArray<IFactWrite> facts, CancellationToken cancellationToken)
    {
        var key = new OperationKey(GrainCaller.Current.Subject, operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"{Id} {command}")));
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var reasons = refuse(GrainCaller.Current);
        return reasons.IsEmpty ? await CommitAsync(key, @event, members, facts, cancellationToken) : new Answer.Refused(0, reasons, null);
    }

    private async Task<Answer> OwnAsync(
        string @event, Action<Utf8JsonWriter>? members, ImmutableArray<IFactWrite> facts, CancellationToken cancellationToken)
    {
        var reasons = PersonRules.RefuseOwn(_stream.State, Id, GrainCaller.Current);
        return reasons.IsEmpty ? await CommitAsync(null, @event, members, facts, cancellationToken) : new Answer.Refused(0, reasons, null);
    }

    private Task<Answer> CommitAsync(
        OperationKey? operation, string @event, Action<Utf8JsonWriter>? members, ImmutableArray<IFactWrite> facts, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var entry = new NewEntry
        {
            Type = PersonEntries.Type(@event),
            Time = time.GetUtcNow(),
            Tenant = _stream.State.Tenant,
            Actor = caller.Subject,
            Auth = caller.Method,
            Body = PersonEntries.Body(Id, members),
        };
        return _stream.CommitAsync(
            operation, new Commitment([entry], (position, version) => new Answer.Done(position, version, null)) { Facts = facts }, cancellationToken);
    }
}
