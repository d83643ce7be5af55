using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Grains.Access;

/// <summary>One API token. The hash of its secret is committed with the entry that announces it and is not in the entry.</summary>
[GrainType("dcops.token")]
internal sealed class TokenGrain(
    ILedger ledger,
    FrozenApprovals approvals,
    TimeProvider time,
    ILogger<TokenGrain> logger,
    [PersistentState("token", "snapshots")] IPersistentState<Snapshot<TokenState>> snapshot) : Grain, ITokenGrain
{
    private const string Kind = "token";

    private LedgerStream<TokenState> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<TokenState>(
            this, ledger, StreamId.Of(Kind, this.GetPrimaryKeyString()), snapshot, TokenState.None, Apply, static (_, _) => default, logger);
        await _stream.LoadAsync(cancellationToken);
    }

    public async Task<Answer> CreateAsync(CreateToken command, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var operation = new OperationKey(caller.Subject, command.Operation, CanonicalJson.Sha256(Encoding.UTF8.GetBytes(command.ToString())));
        if (await _stream.FindAsync(operation, cancellationToken) is { } first)
        {
            return first;
        }

        var now = time.GetUtcNow();
        var identity = new Identity(command.Subject, command.Scope, command.Roles, command.ExpiresAt, this.GetPrimaryKeyString())
        {
            Person = command.Person,
            Operations = command.Operations,
        };
        var reasons = TokenRules.Refuse(command.Name, identity, _stream.State.Exists, caller, now)
            .AddRange(PersonalTokens.Refuse(identity, caller))
            .AddRange(TokenBounds.Refuse(command.Networks, command.Operations, command.Roles, caller));
        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var token = new FrozenToken(command.Name, identity, command.Networks, command.SecretSha256);
        var alone = NeedsTwo.ActsAlone(caller);

        // The program itself makes one token, that of the set-up identity.
        if (token.NeedsTwo && !alone && caller.Method != Caller.ByProgram)
        {
            return await AskAsync(operation, token, cancellationToken);
        }

        var entry = Entry("created", command.Scope.Tenant, caller, CreatedBody(token), now) with
        {
            Approval = alone && NeedsTwo.IsPrivileged(command.Scope, command.Roles) ? NeedsTwo.Alone : null,
        };
        return await CreateAsync(operation, entry, token, cancellationToken);
    }

    public async Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken)
    {
        var id = this.GetPrimaryKeyString();
        if (await approvals.FindAsync(approval, NeedsTwo.ManageToken, Kind, id, cancellationToken) is not var (record, key))
        {
            return FrozenApprovals.NotFound;
        }

        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        var (now, token) = (time.GetUtcNow(), FrozenToken.Read(record.Request.Arguments));
        var reasons = await approvals.CheckAsync(record, _stream.AppliedVersion, cancellationToken);
        if (reasons.IsEmpty && token.Identity.ExpiresAt <= now)
        {
            reasons = [new Reason("request.invalid", "the token would have ended before it began")];
        }

        if (!reasons.IsEmpty)
        {
            return new Answer.Refused(0, reasons, null);
        }

        var entry = Entry("created", token.Identity.Scope.Tenant, GrainCaller.Current, CreatedBody(token), now) with
        {
            Actor = record.Request.Requester.Subject, Auth = "approval", Approval = approval,
        };
        return await CreateAsync(key, entry, token, cancellationToken);
    }

    public async Task<Answer> RevokeAsync(OperationId operation, CancellationToken cancellationToken)
    {
        var caller = GrainCaller.Current;
        var key = new OperationKey(caller.Subject, operation, CanonicalJson.Sha256("revoke"u8));
        if (await _stream.FindAsync(key, cancellationToken) is { } first)
        {
            return first;
        }

        if (!_stream.State.Exists || _stream.State.Revoked)
        {
            return new Answer.Refused(0, [new Reason("not_found", "there is no such token to revoke")], null);
        }

        var body = Body(writer => writer.WriteString("id", this.GetPrimaryKeyString()));
        return await _stream.CommitAsync(
            key,
            new Commitment([Entry("revoked", null, caller, body, time.GetUtcNow())], (position, version) => new Answer.Done(position, version, null)),
            cancellationToken);
    }

    // The secret is live when its hash lies beside the entry, and not before.
    private Task<Answer> CreateAsync(OperationKey operation, NewEntry entry, FrozenToken token, CancellationToken cancellationToken) => _stream.CommitAsync(
        operation,
        new Commitment([entry], (position, version) => new Answer.Done(position, version, null))
        {
            Facts = [Credentials.ForToken(this.GetPrimaryKeyString(), token.SecretSha256)],
        },
        cancellationToken);

    private async Task<Answer> AskAsync(OperationKey operation, FrozenToken token, CancellationToken cancellationToken) =>
        await GrainFactory.GetGrain<IApprovalGrain>(ApprovalId.Create(time.GetUtcNow()).Value).RequestAsync(
            new RequestApproval(
                operation.Id, operation.Digest, NeedsTwo.ManageToken, Kind, this.GetPrimaryKeyString(), _stream.AppliedVersion, null,
                token.Write(), await approvals.RevisionAsync(cancellationToken), null),
            cancellationToken);

    private static byte[] CreatedBody(FrozenToken token) => Body(writer =>
    {
        var identity = token.Identity;
        writer.WriteString("expiresAt", Rfc3339.Write(identity.ExpiresAt!.Value));
        writer.WriteString("id", identity.TokenId);
        writer.WriteString("name", token.Name);
        List(writer, "networks", token.Networks?.Select(network => network.Value));
        if (identity.Person is { } person)
        {
            writer.WriteString("person", person);
        }

        List(writer, "roles", identity.Roles.Select(role => role.Code()));
        List(writer, "scopes", identity.Operations);
        writer.WriteString("subject", identity.Subject);
        writer.WriteString("tenant", identity.Scope.ToString());
    });

    private static void List(Utf8JsonWriter writer, string name, IEnumerable<string>? texts)
    {
        if (texts is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static TokenState Apply(TokenState state, string type, JsonElement body) =>
        type == "access/token-created/1" ? new TokenState(Exists: true, Revoked: false) : state with { Revoked = true };

    private static NewEntry Entry(string @event, TenantId? tenant, Caller caller, byte[] body, DateTimeOffset now) => new()
    {
        Type = $"access/token-{@event}/1",
        Time = now,
        Tenant = tenant,
        Actor = caller.Subject,
        Auth = caller.Method,
        Body = body,
    };

    private static byte[] Body(Action<Utf8JsonWriter> members)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            members(writer);
            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return CanonicalJson.Write(document.RootElement);
    }
}
