using System.Security.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.DataProtection;

namespace DataCenterOps.Api.Access;

/// <summary>Encrypts the secrets of authenticators with the keys that the cookies of forms have: tables hold nothing readable.</summary>
internal sealed class CodeSecrets(IDataProtectionProvider protection)
{
    private static readonly TimeSpan OfferLife = TimeSpan.FromMinutes(30);

    private readonly IDataProtector _kept = protection.CreateProtector("dcops.code-secret/1");

    /// <summary>What is kept of a secret.</summary>
    public string Protect(byte[] secret) => Convert.ToBase64String(_kept.Protect(secret));

    /// <summary>The step that a code of a kept secret belongs to, or nothing.</summary>
    public long? Match(string kept, string code, DateTimeOffset now) =>
        OneTimeCode.Match(_kept.Unprotect(Convert.FromBase64String(kept)), code, now);

    /// <summary>A new secret for the holder of a session.</summary>
    public CodeOffer Offer(string session, string login) => Show(session, login, RandomNumberGenerator.GetBytes(OneTimeCode.SecretBytes));

    /// <summary>The offer again.</summary>
    public CodeOffer Show(string session, string login, byte[] secret) => new(
        OneTimeCode.Write(secret), OneTimeCode.Address(secret, login), Convert.ToBase64String(Offers(session).Protect(secret, OfferLife)));

    /// <summary>The secret of an offer, if it was made for this session and is not too old.</summary>
    public byte[]? Open(string session, string? offer)
    {
        try
        {
            return Offers(session).Unprotect(Convert.FromBase64String(offer ?? ""));
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Offers(string session) =>
        protection.CreateProtector("dcops.code-offer/1", session).ToTimeLimitedDataProtector();
}
