namespace DataCenterOps.Cli.Output;

/// <summary>One line for people.</summary>
/// <param name="Text">Without a line break.</param>
/// <param name="Tone">What it means.</param>
internal readonly record struct TextLine(string Text, Tone Tone = Tone.Plain);
