namespace DataCenterOps.Domain.Messages;

/// <summary>How the platform itself speaks.</summary>
/// <param name="Language">The language of what goes to programs, and to persons who have chosen none.</param>
/// <param name="Console">Where people reach the console, for links; absent where nobody has said.</param>
public sealed record MessageVoice(string Language, Uri? Console)
{
    /// <summary>Arabic, without links.</summary>
    public static MessageVoice Default { get; } = new("ar", null);
}
