using System.Collections.Immutable;

namespace DataCenterOps.Domain.Messages;

/// <summary>A message as a person reads it.</summary>
/// <param name="Language">The two-letter code of its language.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Lines of plain text.</param>
public sealed record MessageText(string Language, string Subject, string Body)
{
    /// <summary>The languages that there are, Arabic first.</summary>
    public static ImmutableArray<string> Languages { get; } = ["ar", "fr", "en"];

    /// <summary>Whether its script runs from right to left.</summary>
    public bool IsRightToLeft => Language is not ("fr" or "en");
}
