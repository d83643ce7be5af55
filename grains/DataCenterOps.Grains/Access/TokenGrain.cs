using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Access;
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
    TimeProvider time,
    ILogger<TokenGrain> logger,
    [PersistentState("token", "snapshots")] IPersistentState<Snapshot<TokenState>> snapshot) : Grain, ITokenGrain
{
    private LedgerStream<TokenState> _stream = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _stream = new LedgerStream<TokenState>(
            this, ledger, StreamId.Of("token", this.GetPrimaryKeyString()), snapshot, TokenState.None, Apply, static (_, _) => default, logger);
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

        var body = Body(writer =>
        {
            writer.WriteString("expiresAt", Rfc3339.Write(command.ExpiresAt));
            writer.WriteString("id", this.GetPrimaryKeyString());
            writer.WriteString("name", command.Name);
            List(writer, "networks", command.Networks?.Select(network => network.Value));
            if (command.Person is { } person)
            {
                writer.WriteString("person", person);
            }

            List(writer, "roles", command.Roles.Select(role => role.Code()));
            List(writer, "scopes", command.Operations);
            writer.WriteString("subject", command.Subject);
            writer.WriteString("tenant", command.Scope.ToString());
        });
        var commitment = new Commitment(
            [Entry("created", command.Scope.Tenant, caller, body, now)], (position, version) => new Answer.Done(position, version, null))
        {
            Facts = [Credentials.ForToken(this.GetPrimaryKeyString(), command.SecretSha256)],
        };
        return await _stream.CommitAsync(operation, commitment, cancellationToken);
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
