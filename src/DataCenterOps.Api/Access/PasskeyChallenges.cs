using System.Security.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.DataProtection;

namespace DataCenterOps.Api.Access;

/// <summary>Challenges travel with their forms, encrypted, for a short time; each is answered once.</summary>
internal sealed class PasskeyChallenges(IDataProtectionProvider protection, IGrainFactory grains, SystemCalls calls, TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    /// <summary>What the form carries.</summary>
    public string Seal(string purpose, string state) => Protector(purpose).Protect(state, Life);

    /// <summary>What it has brought back, unless it is not ours, too old or answered before.</summary>
    public async Task<string?> OpenAsync(string purpose, string? @sealed, CancellationToken cancellationToken)
    {
        try
        {
            var state = Protector(purpose).Unprotect(@sealed ?? "");
            using (calls.As("edge"))
            {
                var isFirst = await grains.GetGrain<IAccountGrain>(0).UseChallengeAsync(ApiToken.Hash(state), time.GetUtcNow() + Life, cancellationToken);
                return isFirst ? state : null;
            }
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Protector(string purpose) =>
        protection.CreateProtector("dcops.passkey/1", purpose).ToTimeLimitedDataProtector();
}
