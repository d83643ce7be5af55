using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// Codes of an authenticator application: RFC 6238 with the parameters that all of them know, which are 30 seconds, six
/// digits and HMAC-SHA-1. A code is good for one sign-in: whoever calls remembers the step that matched.
/// </summary>
public static class OneTimeCode
{
    /// <summary>Bytes of a secret: those of the hash (RFC 4226, section 4, R6).</summary>
    public const int SecretBytes = 20;

    private const int StepSeconds = 30;
    private const int Digits = 6;
    private const int Modulus = 1_000_000;

    // Clocks of telephones are off by seconds, and people take some to type: one step to each side.
    private const int Tolerance = 1;

    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The step that <paramref name="code"/> belongs to, or nothing when it belongs to none near <paramref name="now"/>.</summary>
    public static long? Match(ReadOnlySpan<byte> secret, string code, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(code);
        var sent = Encoding.UTF8.GetBytes(code);
        long? found = null;

        // All are compared, whichever matches: the time taken says nothing.
        for (var step = StepAt(now) - Tolerance; step <= StepAt(now) + Tolerance; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(sent, Encoding.UTF8.GetBytes(Generate(secret, step))))
            {
                found = step;
            }
        }

        return found;
    }

    /// <summary>The code of a step.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 with what every authenticator knows; HMAC-SHA-1 is not broken by collisions.")]
    public static string Generate(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> mac = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, mac);
        var number = (int)(BinaryPrimitives.ReadUInt32BigEndian(mac[(mac[^1] & 0xf)..]) & int.MaxValue);
        return (number % Modulus).ToString($"D{Digits}", CultureInfo.InvariantCulture);
    }

    /// <summary>The step that <paramref name="now"/> lies in.</summary>
    public static long StepAt(DateTimeOffset now) => now.ToUnixTimeSeconds() / StepSeconds;

    /// <summary>A secret as people type it: base 32 (RFC 4648) without padding.</summary>
    public static string Write(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        var (buffer, bits) = (0, 0);
        foreach (var one in secret)
        {
            (buffer, bits) = (((buffer << 8) | one) & 0xfff, bits + 8);
            while (bits >= 5)
            {
                text.Append(Base32[(buffer >> (bits - 5)) & 31]);
                bits -= 5;
            }
        }

        return bits == 0 ? text.ToString() : text.Append(Base32[(buffer << (5 - bits)) & 31]).ToString();
    }

    /// <summary>The address that authenticator applications open (<c>otpauth://</c>).</summary>
    public static string Address(ReadOnlySpan<byte> secret, string login) =>
        $"otpauth://totp/DataCenterOps:{Uri.EscapeDataString(login)}?secret={Write(secret)}&issuer=DataCenterOps";
}
