using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cryptography;

/// <summary>
/// Caller tokens signed with HMAC-SHA256 (RFC 2104). Every silo of a cluster holds the same secret of 32 bytes, so that
/// each verifies what another's edge has issued. Tokens live for minutes and are never stored.
/// </summary>
public sealed class HmacCallerTokens : ICallerTokens
{
    /// <summary>Bytes of the secret: the length of the hash, as RFC 2104 section 3 advises.</summary>
    public const int SecretBytes = 32;

    // No text of Base64url: a caller that is bound to nothing is not taken for one that is not bound.
    private const string Unbound = "*";

    private readonly byte[] _secret;

    private const int Claims = 7;

    /// <summary>Signs with <paramref name="secret"/>.</summary>
    /// <exception cref="ArgumentException">The secret does not have <see cref="SecretBytes"/> bytes.</exception>
    public HmacCallerTokens(byte[] secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length != SecretBytes)
        {
            throw new ArgumentException($"the secret must have {SecretBytes} bytes", nameof(secret));
        }

        _secret = secret;
    }

    /// <inheritdoc/>
    public string Issue(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var roles = string.Join(',', caller.Roles.Select(role => role.Code()));
        var until = caller.Until.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var subject = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(caller.Subject));
        var person = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(caller.Person ?? ""));
        var bound = caller.Operations is { } only ? Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join(',', only))) : Unbound;
        var claims = $"{subject}.{caller.Scope}.{roles}.{caller.Method}.{until}.{person}.{bound}";
        return $"{claims}.{Convert.ToHexStringLower(Sign(claims))}";
    }

    /// <inheritdoc/>
    public bool TryRead(string token, DateTimeOffset now, [NotNullWhen(true)] out Caller? caller)
    {
        ArgumentNullException.ThrowIfNull(token);
        caller = null;
        var end = token.LastIndexOf('.');
        if (end < 0 || !IsSigned(token[..end], token[(end + 1)..]))
        {
            return false;
        }

        // From here on the text is ours, so its shape is known.
        var claims = token[..end].Split('.');
        if (claims.Length != Claims)
        {
            // Signed by a silo of another release, which knows less or more of callers than this one.
            return false;
        }

        var until = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(claims[4], CultureInfo.InvariantCulture));
        if (now >= until)
        {
            return false;
        }

        var scope = claims[1] switch
        {
            "*" => TenantScope.All,
            var text when TenantId.TryParse(text, out var tenant) => TenantScope.Of(tenant),
            _ => default,
        };
        var roles = claims[2].Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse);
        var person = Text(claims[5]);
        caller = new Caller(Text(claims[0]), scope, [.. roles], claims[3], until)
        {
            Person = person.Length == 0 ? null : person,
            Operations = claims[6] == Unbound ? null : [.. Text(claims[6]).Split(',')],
        };
        return true;
    }

    private static string Text(string base64) => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(base64));

    // Compared in fixed time: the time of an early exit would tell how many bytes were right.
    private bool IsSigned(string claims, string signature) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(Sign(claims))));

    private byte[] Sign(string claims) => HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(claims));
}
