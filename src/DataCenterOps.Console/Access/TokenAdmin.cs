using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Console.Access;

/// <summary>Makes and ends tokens, for a page. Every decision is the grain's.</summary>
public sealed class TokenAdmin(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, TimeProvider time)
{
    private static readonly char[] Separators = [' ', ',', ';', '\t', '\r', '\n'];

    /// <summary>Makes a token, or asks a second person.</summary>
    public async Task<TokenOutcome> CreateAsync(TokenForm form, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (!TryNetworks(form.Networks, out var networks) || !int.TryParse(form.Days, NumberStyles.None, CultureInfo.InvariantCulture, out var days)
            || days is 0 || days > TokenRules.MaxLife.Days)
        {
            return new TokenOutcome([new Reason("token.form", "the networks or the days cannot be read")]);
        }

        // A tenant or a role that is none of ours becomes one that the rules refuse.
        var scope = TenantScope.TryParse(form.Tenant?.Trim(), out var parsed) ? parsed : default;
        if (scope == default || (!who.Caller.Scope.IsAll && scope != who.Caller.Scope))
        {
            return new TokenOutcome([new Reason("token.tenant", "there is no such tenant")]);
        }

        var (now, secret) = (time.GetUtcNow(), ApiToken.Create());
        var command = new CreateToken(
            NewOperation(), form.Name?.Trim().Normalize() ?? "", form.Subject?.Trim() ?? "", scope,
            [.. (form.Roles ?? []).Select(code => RoleCodes.TryParse(code, out var role) ? role : Role.System)],
            ApiToken.Hash(secret), now.AddDays(days))
        {
            Networks = networks,
            Operations = form.Operations is { Length: > 0 } operations ? [.. operations] : null,
        };
        using (calls.As(who.Caller))
        {
            var answer = await grains.GetGrain<ITokenGrain>(Guid.CreateVersion7(now).ToString("D")).CreateAsync(command, cancellationToken);
            return Told(answer) is { Reasons.IsEmpty: true } made ? made with { Secret = secret } : Told(answer);
        }
    }

    /// <summary>Ends a token.</summary>
    public async Task<TokenOutcome> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            return Told(await grains.GetGrain<ITokenGrain>(id).RevokeAsync(NewOperation(), cancellationToken));
        }
    }

    private static TokenOutcome Told(Answer answer) => answer switch
    {
        Answer.Refused refused => new TokenOutcome(refused.Reasons),
        Answer.Waits waits => new TokenOutcome([]) { Approval = waits.Approval },
        _ => new TokenOutcome([]),
    };

    private static bool TryNetworks(string? text, out ImmutableArray<SourceNetwork>? networks)
    {
        var parts = (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        networks = parts.Length == 0
            ? null
            : [.. parts.Select(part => SourceNetwork.TryParse(part, out var network) ? network : default).Distinct()];
        return networks?.Contains(default) != true;
    }

    private OperationId NewOperation() => OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));
}
