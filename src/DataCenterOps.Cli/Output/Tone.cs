namespace DataCenterOps.Cli.Output;

/// <summary>What a line means; a terminal shows it as a colour, a pipe does not show it.</summary>
internal enum Tone
{
    /// <summary>Nothing special.</summary>
    Plain,

    /// <summary>A heading.</summary>
    Strong,

    /// <summary>Allowed, made, passed.</summary>
    Good,

    /// <summary>Allowed, but look at it.</summary>
    Warning,

    /// <summary>Refused, failed.</summary>
    Bad,

    /// <summary>Detail.</summary>
    Dim,
}
