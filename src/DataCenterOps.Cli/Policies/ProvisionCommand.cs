using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops provision …</c>: the law on which rules stand, how sure it is, and its changes.</summary>
internal static class ProvisionCommand
{
    private const string Path = "api/v1/provisions";

    private static readonly string[] Headings = ["provision-version", "law", "article", "provision-state", "provision-status"];

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("provision", "Shows the register of law and asks that it change.")
    {
        List(shell), Show(shell), History(shell), ProvisionChangeCommand.Change(shell), ProvisionChangeCommand.Verify(shell),
    };

    internal static Argument<string> Id() => new("ID") { Description = "The provision, as `dcops provision list` shows it." };

    internal static string PathOf(string id, string? verb = null) => $"{Path}/{Uri.EscapeDataString(id)}" + (verb is null ? "" : "/" + verb);

    private static Command List(CommandShell shell)
    {
        var status = new Option<string?>("--status") { Description = "Only those that are so sure.", HelpName = string.Join('|', LegalVerification.Statuses) };
        status.AcceptOnlyFromAmong([.. LegalVerification.Statuses]);
        var state = new Option<string?>("--state") { Description = "Only those in this state.", HelpName = string.Join('|', LegalProvision.States) };
        state.AcceptOnlyFromAmong([.. LegalProvision.States]);
        return shell.Does(new Command("list", "Lists the provisions as they apply now.") { status, state }, (context, parsed, cancellationToken) =>
        {
            var filters = new[] { Filter("status", parsed.GetValue(status)), Filter("state", parsed.GetValue(state)) }.OfType<string>().ToArray();
            return GetCommand.ListAsync(
                context,
                Path,
                filters.Length == 0 ? null : string.Join('&', filters),
                items => context.Terminal.Table(
                    ["ID", .. Headings.Select(word => Words.Of(word, context.Language))],
                    items.Select(row => new[]
                    {
                        row.Text("id") ?? "", ProvisionText.Version(row), row.Text("instrument") ?? "",
                        ProvisionText.Article(row, context.Language), ProvisionText.State(row, context.Language), ProvisionText.Status(row, context.Language),
                    })),
                cancellationToken);
        });

        static string? Filter(string name, string? value) => value is null ? null : $"{name}={value}";
    }

    private static Command Show(CommandShell shell)
    {
        var id = Id();
        return Read(shell, new Command("show", "Shows one: its wording, values, how sure it is, and the policies that rest on it.") { id }, id, null, ProvisionText.Write);
    }

    private static Command History(CommandShell shell)
    {
        var id = Id();
        return Read(shell, new Command("history", "Shows every version of one and what each changed.") { id }, id, "history", ProvisionText.WriteHistory);
    }

    private static Command Read(CommandShell shell, Command command, Argument<string> id, string? verb, Action<CliContext, JsonElement> write) =>
        shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var body = (await context.Server.GetAsync(PathOf(parsed.GetRequiredValue(id), verb), cancellationToken)).Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else
            {
                write(context, body);
            }

            return ExitCode.Done;
        });
}
