using DataCenterOps.Cli.Access;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;

namespace DataCenterOps.Cli.Shell;

/// <summary>What a command works with.</summary>
/// <param name="Terminal">Where it writes.</param>
/// <param name="Server">Whom it asks.</param>
/// <param name="SignIns">What `dcops login` has kept.</param>
/// <param name="Format">How it answers.</param>
/// <param name="Language">In which words.</param>
/// <param name="Time">The clock.</param>
internal sealed record CliContext(
    Terminal Terminal,
    DcopsServer Server,
    SignInFile SignIns,
    OutputFormat Format,
    Language Language,
    TimeProvider Time)
{
    /// <summary>Another server by its address, with the token that is kept for it; whoever asks disposes of it.</summary>
    public required Func<Uri, DcopsServer> At { get; init; }

    /// <summary>Whether a program reads the answer.</summary>
    public bool ForPrograms => Format != OutputFormat.Table;
}
