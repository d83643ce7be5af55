using System.Collections.Immutable;
using System.Text;

namespace DataCenterOps.Carriers;

/// <summary>A program that is told by HTTP.</summary>
/// <param name="Name">Its name in lists and metrics' rows: small letters, digits, hyphens.</param>
/// <param name="Url">Where it listens.</param>
/// <param name="Secret">What signatures are made with.</param>
/// <param name="Kinds">Codes of the kinds that it gets; empty for all.</param>
/// <param name="Trust">Which servers are believed.</param>
public sealed record WebhookSettings(string Name, Uri Url, ImmutableArray<byte> Secret, ImmutableArray<string> Kinds, ServerTrust Trust)
{
    /// <summary>The fewest bytes of a secret.</summary>
    public const int MinSecret = 24;

    /// <summary>The most bytes of a secret.</summary>
    public const int MaxSecret = 64;

    private const string Prefix = "whsec_";

    /// <summary>Reads a secret as Standard Webhooks writes it: <c>whsec_</c> and base64 of 24 to 64 bytes; nothing for another text.</summary>
    public static ImmutableArray<byte>? ReadSecret(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        var buffer = new byte[MaxSecret + 1];
        return trimmed.StartsWith(Prefix, StringComparison.Ordinal)
            && Convert.TryFromBase64String(trimmed[Prefix.Length..], buffer, out var length) && length is >= MinSecret and <= MaxSecret
            ? [.. buffer.AsSpan(0, length)]
            : null;
    }

    // A record would print the secret.
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(Name);
        return true;
    }
}
