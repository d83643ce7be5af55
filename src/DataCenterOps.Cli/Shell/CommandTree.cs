using System.CommandLine;
using System.CommandLine.Invocation;
using DataCenterOps.Cli.Access;
using DataCenterOps.Cli.Cel;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Ledger;
using DataCenterOps.Cli.Messages;
using DataCenterOps.Cli.Metering;
using DataCenterOps.Cli.Policies;

namespace DataCenterOps.Cli.Shell;

/// <summary>The commands, as a table of contents.</summary>
internal static class CommandTree
{
    /// <summary>Parses <paramref name="args"/> and does what they ask.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(CliHost host, string[] args, CancellationToken cancellationToken)
    {
        var parsed = Create(host).Parse(args);
        if (parsed.Action is ParseErrorAction wrong)
        {
            // The error alone: below a page of help nobody finds it.
            wrong.ShowHelp = false;
        }

        var settings = new InvocationConfiguration
        {
            Output = parsed.Errors.Count == 0 ? host.Out : host.Error,
            Error = host.Error,
            EnableDefaultExceptionHandler = false,
        };
        var code = await parsed.InvokeAsync(settings, cancellationToken);

        // The parser itself ends a wrong line with 1, which here means that something was refused.
        return parsed.Errors.Count > 0 && code != ExitCode.Done ? ExitCode.Usage : code;
    }

    internal static RootCommand Create(CliHost host)
    {
        var shell = new CommandShell(host);
        var root = new RootCommand("Declares, judges and reports what a government data centre hosts.")
        {
            ApplyCommand.Create(shell),
            DiffCommand.Create(shell),
            GetCommand.Create(shell),
            ExplainCommand.Create(shell),
            PolicyCommand.Create(shell),
            ProvisionCommand.Create(shell),
            CelCommand.Create(shell),
            DecideCommand.Create(shell),
            SweepCommand.Create(shell),
            FindingsCommand.Create(shell),
            ReportCommand.Create(shell),
            SovereigntyCommand.Create(shell),
            InventoryCommand.Create(shell),
            UsageCommand.Create(shell),
            LedgerCommand.Create(shell),
            RebuildCommand.Create(shell),
            BackupCommand.Create(shell),
            RestoreCommand.Create(shell),
            LoginCommand.Create(shell),
            LogoutCommand.Create(shell),
            WhoAmICommand.Create(shell),
            TokenCommand.Create(shell),
            ApprovalsCommand.Create(shell),
            BreakGlassCommand.Create(shell),
            WaiverCommand.Create(shell),
            MessagesCommand.Create(shell),
        };
        shell.AddTo(root);
        return root;
    }
}
