using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Estate;

/// <summary>The form of ids of declared things: <c>[a-z][a-z0-9-]{0,38}[a-z0-9]</c>.</summary>
public static class EstateId
{
    /// <summary>The longest id, in characters: it must fit a label, a file name and a column of a table on a screen.</summary>
    public const int MaxLength = 40;

    /// <summary>Whether <paramref name="text"/> has the form of an id.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: >= 2 and <= MaxLength }
        && char.IsAsciiLetterLower(text[0])
        && text[^1] != '-'
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
