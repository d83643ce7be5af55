using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.ReadModels.Ledger;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace DataCenterOps.Host;

/// <summary>
/// Lets the first administrator in: by the token that the environment gives at the first start, else by a one-time link. A
/// later start opens nothing unless it is asked to, for whoever reads its output would come in.
/// </summary>
internal sealed class FirstDoor(
    HostSettings settings, IGrainFactory grains, Credentials credentials, LedgerQueries ledger, IServer server, OpeningPatience patience, TimeProvider time)
{
    private static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan TokenLife = TimeSpan.FromDays(365);

    private static readonly ImmutableArray<Role> EveryRole = [.. Enum.GetValues<Role>().Where(role => role != Role.System)];

    /// <summary>Opens it if this is the first start, or if it was asked for.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var entries = await ledger.EntriesAsync(TenantScope.All, new LedgerFilter(), 1, null, cancellationToken);
        var isFirst = entries.Items.IsEmpty;
        if (isFirst && settings.BootstrapToken is { } token)
        {
            await CreateTokenAsync(token, cancellationToken);
        }

        if (settings.AdminLink || (isFirst && settings.BootstrapToken is null))
        {
            await PrintLinkAsync(cancellationToken);
        }
    }

    private async Task CreateTokenAsync(string token, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var command = new CreateToken(
            OperationId.From(Guid.CreateVersion7(now)), "set-up", Identity.SetUp, TenantScope.All, EveryRole, ApiToken.Hash(token), now + TokenLife);
        var answer = await patience.AskAsync(() => grains.GetGrain<ITokenGrain>(Identity.SetUp).CreateAsync(command, cancellationToken), cancellationToken);
        // Another silo that started at the same moment may have made it.
        if (answer is Answer.Refused refused && refused.Reasons[0].Code != "id.taken")
        {
            throw new InvalidOperationException($"the set-up token was not made: {refused.Reasons[0].Message}");
        }
    }

    private async Task PrintLinkAsync(CancellationToken cancellationToken)
    {
        var link = ApiToken.Create();
        var until = time.GetUtcNow() + LinkLife;
        await patience.AskAsync(
            async () =>
            {
                await credentials.AddLinkAsync(
                    ApiToken.Hash(link), new Identity(Identity.SetUp, TenantScope.All, EveryRole, null, null), until, cancellationToken);
                return true;
            },
            cancellationToken);
        await System.Console.Out.WriteLineAsync($"Sign in within {LinkLife.TotalMinutes:0} minutes: {Address()}/sign-in/{link}");
    }

    // A name, never an IP address: browsers refuse passkeys there.
    private string Address()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? settings.Urls[0].ToString();
        var uri = new Uri(address.Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal));
        var host = uri.HostNameType == UriHostNameType.Dns ? uri.Host : "localhost";
        return $"{uri.Scheme}://{host}:{uri.Port}";
    }
}
