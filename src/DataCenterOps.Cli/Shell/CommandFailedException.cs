namespace DataCenterOps.Cli.Shell;

/// <summary>Ends the command with one sentence for the user and an exit code.</summary>
internal sealed class CommandFailedException : Exception
{
    /// <summary>Says nothing; the other constructors say what happened.</summary>
    public CommandFailedException() => Code = ExitCode.Refused;

    /// <summary>The command was refused.</summary>
    public CommandFailedException(string message)
        : base(message) => Code = ExitCode.Refused;

    /// <summary>The command was refused because of another exception.</summary>
    public CommandFailedException(string message, Exception innerException)
        : base(message, innerException) => Code = ExitCode.Refused;

    /// <summary>The command ends with <paramref name="code"/>.</summary>
    public CommandFailedException(int code, string message)
        : base(message) => Code = code;

    /// <summary>One of <see cref="ExitCode"/>.</summary>
    public int Code { get; }
}
