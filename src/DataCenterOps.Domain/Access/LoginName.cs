using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Access;

/// <summary>
/// What a person types to sign in: 3 to 40 lower-case Latin letters, digits, dots or hyphens, beginning with a letter. No other script,
/// so that no two names look alike; capital letters are taken for small ones.
/// </summary>
public readonly record struct LoginName
{
    private const int MinLength = 3;
    private const int MaxLength = 40;

    private LoginName(string value) => Value = value;

    /// <summary>The name.</summary>
    public string Value { get; }

    /// <summary>Reads what was typed.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out LoginName login)
    {
        var name = text?.Trim();
        var valid = name is { Length: >= MinLength and <= MaxLength } && char.IsAsciiLetter(name[0])
            && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-');
        login = valid ? new LoginName(name!.ToLowerInvariant()) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
