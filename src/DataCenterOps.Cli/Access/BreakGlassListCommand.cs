using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access.BreakGlass;

namespace DataCenterOps.Cli.Access;

/// <summary><c>dcops break-glass list</c>.</summary>
internal static class BreakGlassListCommand
{
    private static readonly string[] Headings =
        ["break-glass-scope", "approval-state", "approval-requester", "break-glass-begun", "until", "break-glass-decisions", "break-glass-due", "break-glass-reason"];

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var state = new Option<string?>("--state") { Description = "Only those that stand so.", HelpName = string.Join('|', BreakGlassStates.Codes) };
        state.AcceptOnlyFromAmong([.. BreakGlassStates.Codes]);
        return shell.Does(new Command("list", "Lists them, newest first.") { state }, (context, parsed, cancellationToken) =>
            GetCommand.ListAsync(
                context,
                BreakGlassCommand.Path,
                parsed.GetValue(state) is { } only ? $"state={only}" : null,
                items => context.Terminal.Table(
                    ["ID", .. Headings.Select(word => Words.Of(word, context.Language))],
                    items.Select(row => new[]
                    {
                        row.Text("id") ?? "", BreakGlassText.Scope(row, context.Language), BreakGlassText.State(row, context.Language),
                        row.Text("requester") ?? "", row.Text("begunAt") ?? "", row.Text("endedAt") ?? row.Text("untilAt") ?? "",
                        BreakGlassText.Decisions(row), row.Text("reviewDue") ?? "", row.Text("reason") ?? "",
                    })),
                cancellationToken));
    }
}
