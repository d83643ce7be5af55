using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Orleans;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// What a person types to let a program in, as in <c>BCDF-GHJK</c>: eight consonants, so that no word comes of it and nothing is
/// mistaken for a digit (RFC 8628, 6.1). 20^8 of them: who guesses while a thousand wait finds one in 25 million tries.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.DeviceCode")]
public readonly record struct DeviceCode
{
    private const string Letters = "BCDFGHJKLMNPQRSTVWXZ";
    private const int Length = 8;
    private const int Half = Length / 2;

    private DeviceCode(string value) => Value = value;

    /// <summary>Its letters, without the hyphen.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>Makes one.</summary>
    public static DeviceCode Create() => new(RandomNumberGenerator.GetString(Letters, Length));

    /// <summary>Reads what a person has typed: lower case, blanks and hyphens do not matter.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out DeviceCode code)
    {
        code = default;
        if (text is null or { Length: > 4 * Length })
        {
            return false;
        }

        var letters = string.Concat(text.Where(c => c is not (' ' or '-'))).ToUpperInvariant();
        if (letters.Length != Length || !letters.All(Letters.Contains))
        {
            return false;
        }

        code = new DeviceCode(letters);
        return true;
    }

    /// <summary>In two groups, as it is read out.</summary>
    public override string ToString() => Value is null ? "" : $"{Value[..Half]}-{Value[Half..]}";
}
