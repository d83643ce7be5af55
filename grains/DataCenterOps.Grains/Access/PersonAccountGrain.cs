using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels.Access;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Access;

/// <summary>One person's account. Names, hashes and secrets are committed with the entries that announce them and are in none.</summary>
[GrainType("dcops.person-account")]
internal sealed class PersonAccountGrain(
    ILedger ledger,
    Accounts accounts,
    Passkeys passkeys,
    PersonQueries people,
    FrozenApprovals approvals,
    PasskeyPolicy policy,
    TimeProvider time,
    ILogger<PersonAccountGrain> logger,
    [PersistentState("person-account", "snapshots")] IPersistentState<Snapshot<PersonState>> snapshot) : Grain, IPersonAccountGrain
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
        Change("invited", PersonEntries.Granted(command.Roles, command.Scope)) with
        {
            Approval = NeedsTwo.IsPrivileged(command.Scope, command.Roles) ? NeedsTwo.Alone : null,
        },
        [AccountFacts.Link(Id, command.LinkSha256, time.GetUtcNow() + PersonRules.LinkLife)], cancellationToken);

    // Whoever holds the new link is somebody else than who was judged: what two have given goes at once, in the same entry.
    public Task<Answer> ResetAsync(OperationId operation, string linkSha256, CancellationToken cancellationToken) => ManageAsync(
        operation, $"reset {linkSha256}", caller => [.. PersonRules.RefuseManaging(_stream.State, caller), .. PersonRules.RefuseIssuers(_stream.State)],
        Change("reset", PersonEntries.Granted(PersonGrants.AfterReset(_stream.State), _stream.State.Scope)),
        [AccountFacts.Reset(Id), AccountFacts.EndSessions(Id), AccountFacts.Link(Id, linkSha256, time.GetUtcNow() + PersonRules.LinkLife)],
        cancellationToken);

    public async Task<Answer> GrantAsync(OperationId operation, ImmutableArray<Role> roles, TenantScope scope, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var key = KeyOf(operation, $"grant {string.Join(',', roles)} {scope}");
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        ImmutableArray<Reason> reasons = 
        [
            .. PersonRules.RefuseManaging(_stream.State, caller), .. PersonRules.RefuseIssuers(_stream.State), .. PersonRules.RefuseRoles(roles, scope),
        ];
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var needsTwo = !PersonGrants.Gained(_stream.State, roles, scope).IsEmpty;
        return needsTwo && !NeedsTwo.ActsAlone(caller)
            ? await AskAsync(key, roles, scope, cancellationToken)
            : await CommitAsync(
                key, Change("granted", PersonEntries.Granted(roles, scope)) with { Approval = needsTwo ? NeedsTwo.Alone : null }, [], cancellationToken);
    }

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        if (await approvals.FindAsync(approval, NeedsTwo.GrantPerson, NeedsTwo.Person, Id, cancellationToken) is not var (record, key))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        // Also that nobody has reset or closed the account since: its version is what was seen, or nothing happens.
        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var (roles, scope) = PersonGrants.Read(record.Request.Arguments);
        var granted = Change("granted", PersonEntries.Granted(roles, scope)) with
        {
            Actor = record.Request.Requester.Subject, Auth = "approval", Approval = approval,
        };
        return await CommitAsync(key, granted, [], cancellationToken);
    }

    public async Task<Answer> AdmitAsync(AdmitPerson command, CancellationToken cancellationToken)
    {
        // The issuer and two requests at once may not make two persons of one: who came second comes in by the account of the first.
        var known = await accounts.FindByIssuerAsync(command.IssuerSha256, cancellationToken);
        if (PersonRules.IsClosedToIssuers(_stream.State) || (known is not null && known.Id != Id))
        {
            return new Answer.Refused(0, [new Reason("person.issuer", "the issuer does not speak for this account")], null);
        }

        var isSame = _stream.State.Exists && _stream.State.Scope == command.Scope && known?.Name == command.Name
            && _stream.State.Roles.ToHashSet().SetEquals(command.Roles);
        var isPrivileged = NeedsTwo.IsPrivileged(command.Scope, command.Roles);

        // No second person has agreed to such roles: each sign-in with them is an entry, and security officers are told.
        if (isSame && !isPrivileged)
        {
            return new Answer.Done(0, _stream.AppliedVersion, null);
        }

        // Without a role there is no reason for a session to go on.
        return await CommitAsync(
            null,
            Change("admitted", PersonEntries.Granted(command.Roles, command.Scope)) with { Approval = isPrivileged ? NeedsTwo.Issuer : null },
            [AccountFacts.Issuer(Id, command.IssuerSha256, command.Name), .. command.Roles.IsEmpty ? [AccountFacts.EndSessions(Id)] : (ReadOnlySpan<IFactWrite>)[]],
            cancellationToken);
    }

    public Task<Answer> DisableAsync(OperationId operation, bool disabled, CancellationToken cancellationToken) => ManageAsync(
        operation, $"disabled {disabled}", caller => PersonRules.RefuseManaging(_stream.State, caller), Change(disabled ? "disabled" : "enabled"),
        [AccountFacts.EndSessions(Id)], cancellationToken);

    public async Task<Answer> JoinAsync(JoinPerson command, CancellationToken cancellationToken)
    {
        if (await accounts.IsLoginTakenAsync(command.Login, Id, cancellationToken))
        {
            return new Answer.Refused(0, [new Reason("login.taken", "somebody signs in under this name")], null);
        }

        return await OwnAsync("joined", null, [AccountFacts.Join(Id, command.Login, command.Name, command.PasswordHash)], cancellationToken);
    }

    public async Task<Answer> JoinByPasskeyAsync(JoinByPasskey command, CancellationToken cancellationToken)
    {
        var reasons = policy.RefuseAlone(_stream.State.Roles, command.Passkey.Name, command.Passkey.IsBackupEligible);
        if (await accounts.IsLoginTakenAsync(command.Login, Id, cancellationToken))
        {
            reasons = reasons.Add(new Reason("login.taken", "somebody signs in under this name"));
        }

        // No password: the name is for recovery, and for the list of people.
        return reasons.IsEmpty
            ? await OwnAsync(
                "joined", writer => writer.WriteString("factor", "passkey"),
                [
                    AccountFacts.Join(Id, command.Login, command.Name, ""), AccountFacts.Passkey(RowOf(command.Passkey)),
                    AccountFacts.Recovery(Id, command.RecoverySha256), AccountFacts.EndSessions(Id),
                ],
                cancellationToken)
            : new Answer.Refused(0, reasons, null);
    }

    public Task<Answer> ChangePasswordAsync(string passwordHash, string keepSession, CancellationToken cancellationToken) => OwnAsync(
        "password-changed", null, [AccountFacts.Password(Id, passwordHash), AccountFacts.EndSessions(Id, keepSession)], cancellationToken);

    public Task<Answer> EnrolCodeAsync(PersonCode code, CancellationToken cancellationToken) => OwnAsync(
        "factor-added", writer => writer.WriteString("factor", "code"),
        [
            AccountFacts.Code(Id, code.ProtectedSecret, code.Step), AccountFacts.Recovery(Id, code.RecoverySha256), AccountFacts.EndSessions(Id),
        ],
        cancellationToken);

    public async Task<Answer> AddPasswordAsync(string passwordHash, PersonCode code, string keepSession, CancellationToken cancellationToken)
    {
        if (await accounts.FindAsync(Id, cancellationToken) is not { PasswordHash: null })
        {
            return new Answer.Refused(0, [new Reason("auth.forbidden", "a password is set already")], null);
        }

        return await OwnAsync(
            "factor-added", writer => writer.WriteString("factor", "password"),
            [
                AccountFacts.Password(Id, passwordHash), AccountFacts.Code(Id, code.ProtectedSecret, code.Step), AccountFacts.Recovery(Id, code.RecoverySha256),
                AccountFacts.EndSessions(Id, keepSession),
            ],
            cancellationToken);
    }

    public Task<Answer> RenewRecoveryAsync(ImmutableArray<string> sha256, CancellationToken cancellationToken) => OwnAsync(
        "recovery-renewed", null, [AccountFacts.Recovery(Id, sha256)], cancellationToken);

    public async Task<Answer> AddPasskeyAsync(PersonPasskey passkey, CancellationToken cancellationToken)
    {
        var reasons = policy.Refuse(_stream.State.Roles, passkey.Name, passkey.IsBackupEligible, (await passkeys.OfAsync(Id, cancellationToken)).Length);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        return await OwnAsync("factor-added", writer => writer.WriteString("factor", "passkey"), [AccountFacts.Passkey(RowOf(passkey))], cancellationToken);
    }

    public async Task<Answer> RemovePasskeyAsync(string id, CancellationToken cancellationToken)
    {
        var held = await passkeys.OfAsync(Id, cancellationToken);
        if (held.All(passkey => passkey.Id != id))
        {
            return new Answer.Refused(0, [new Reason("not_found", "there is no such passkey")], null);
        }

        if (held.Length == 1 && await accounts.FindAsync(Id, cancellationToken) is { PasswordHash: null })
        {
            return new Answer.Refused(0, [new Reason("passkey.last", "this passkey is the only way in: enrol another one first")], null);
        }

        return await OwnAsync(
            "factor-removed", writer => writer.WriteString("factor", "passkey"), [AccountFacts.RemovePasskey(Id, id)], cancellationToken);
    }

    public async Task<bool> RecoverAsync(string sha256, CancellationToken cancellationToken)
    {
        if (_stream.State is not { Exists: true, IsDisabled: false } || !await accounts.HasRecoveryAsync(Id, sha256, cancellationToken))
        {
            return false;
        }

        // One thing was proven and not two: what two persons have given goes, as after a reset.
        await CommitAsync(
            null, Change("reset", PersonEntries.Granted(PersonGrants.AfterReset(_stream.State), _stream.State.Scope)),
            [AccountFacts.UsedRecovery(Id, sha256), AccountFacts.Reset(Id), AccountFacts.EndSessions(Id)], cancellationToken);
        return true;
    }

    public async Task<bool> UseRecoveryAsync(string sha256, CancellationToken cancellationToken)
    {
        if (_stream.State is not { Exists: true, IsDisabled: false }
            || !await accounts.HasRecoveryAsync(Id, sha256, cancellationToken))
        {
            return false;
        }

        // A second use in the meantime finds no row, and this whole commit fails.
        await CommitAsync(null, Change("recovery-used"), [AccountFacts.UsedRecovery(Id, sha256)], cancellationToken);
        return true;
    }

    public Task<Answer> SlowedAsync(DateTimeOffset at, CancellationToken cancellationToken) =>
        CommitAsync(null, Change("sign-in-slowed"), [SlowedAccounts.Told(Id, at)], cancellationToken);

    // Only what the person has proven to hold is shown to who is to agree: before that there is nobody to be asked about.
    private async Task<Answer> AskAsync(OperationKey key, ImmutableArray<Role> roles, TenantScope scope, CancellationToken cancellationToken)
    {
        var joined = await people.FindAsync(Id, cancellationToken);
        var reasons = PersonGrants.RefuseAsking(_stream.State, joined?.JoinedAt, joined?.Factors ?? []);
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        return await GrainFactory.GetGrain<IApprovalGrain>(ApprovalId.Create(time.GetUtcNow()).Value).RequestAsync(
            new RequestApproval(
                key.Id, key.Digest, NeedsTwo.GrantPerson, NeedsTwo.Person, Id, _stream.AppliedVersion, null,
                PersonGrants.Write(Id, roles, scope, joined!.JoinedAt!.Value, joined.Factors), await approvals.RevisionAsync(cancellationToken), null),
            cancellationToken);
    }

    private async Task<Answer> ManageAsync(
        OperationId operation, string command, Func<Caller, ImmutableArray<Reason>> refuse, NewEntry entry,
        ImmutableArray<IFactWrite> facts, CancellationToken cancellationToken)
    {
        var key = KeyOf(operation, command);
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var reasons = refuse(GrainCaller.Current);
        return reasons.IsEmpty ? await CommitAsync(key, entry, facts, cancellationToken) : new Answer.Refused(0, reasons, null);
    }

    private async Task<Answer> OwnAsync(
        string @event, Action<Utf8JsonWriter>? members, ImmutableArray<IFactWrite> facts, CancellationToken cancellationToken)
    {
        var reasons = PersonRules.RefuseOwn(_stream.State, Id, GrainCaller.Current);
        return reasons.IsEmpty ? await CommitAsync(null, Change(@event, members), facts, cancellationToken) : new Answer.Refused(0, reasons, null);
    }

    private Task<Answer> CommitAsync(OperationKey? operation, NewEntry entry, ImmutableArray<IFactWrite> facts, CancellationToken cancellationToken) =>
        _stream.CommitAsync(
            operation,
            new Commitment([entry], (position, version) => new Answer.Done(position, version, null))
            {
                Facts = [.. facts, .. MessageFacts.Tell(PersonEntries.Told(Id, entry, _stream.Version + 1))],
            },
            cancellationToken);

    private PasskeyRow RowOf(PersonPasskey passkey) => new()
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

    private OperationKey KeyOf(OperationId operation, string command) =>
        new(GrainCaller.Current.Subject, operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes($"{Id} {command}")));

    private NewEntry Change(string @event, Action<Utf8JsonWriter>? members = null)
    {
        var caller = GrainCaller.Current;
        return new NewEntry
        {
            Type = PersonEntries.Type(@event),
            Time = time.GetUtcNow(),
            Tenant = _stream.State.Tenant,
            Actor = caller.Subject,
            Auth = caller.Method,
            Body = PersonEntries.Body(Id, members),
        };
    }
}
