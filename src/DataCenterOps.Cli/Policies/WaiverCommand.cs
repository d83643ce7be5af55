using System.CommandLine;
using DataCenterOps.Cli.Access;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops waiver …</c>: two others let somebody leave findings open for a while; one person ends it.</summary>
internal static class WaiverCommand
{
    internal const string Path = "api/v1/waivers";

    private static readonly string[] Headings = ["approval-state", "waiver-policy", "waiver-tenant", "waiver-findings", "until", "waiver-renewal", "waiver-reason"];

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("waiver", "Asks to leave findings open for a while, ends that, and lists it.")
    {
        WaiverRequestCommand.Create(shell),
        ApprovalApproveCommand.Create(shell),
        Revoke(shell),
        List(shell),
        Show(shell),
    };

    private static Argument<string> Id() => new("ID") { Description = "Its id, as `dcops waiver list` shows it." };

    private static string PathOf(string id, string? verb = null) => $"{Path}/{Uri.EscapeDataString(id)}" + (verb is null ? "" : "/" + verb);

    private static Command Revoke(CommandShell shell)
    {
        var id = Id();
        var reason = new Option<string>("--reason") { Description = "Why.", Required = true, HelpName = "TEXT" };
        return shell.Does(new Command("revoke", "Ends it now: what it covered is judged again at once.") { id, reason }, async (context, parsed, cancellationToken) =>
        {
            var request = RequestJson.Object(writer => writer.WriteString("reason", parsed.GetRequiredValue(reason)));
            var body = (await context.Server.PostAsync(PathOf(parsed.GetRequiredValue(id), "revoke"), request, cancellationToken)).Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else
            {
                context.Terminal.Line($"{body.Text("id")}: {WaiverText.State(body, context.Language)}", Tone.Good);
            }

            return ExitCode.Done;
        });
    }

    private static Command List(CommandShell shell)
    {
        var state = new Option<string?>("--state") { Description = "Only those that stand so.", HelpName = string.Join('|', WaiverStates.Codes) };
        state.AcceptOnlyFromAmong([.. WaiverStates.Codes]);
        var tenant = new Option<string?>("--tenant") { Description = "Only those of one tenant.", HelpName = "TENANT" };
        var policy = new Option<string?>("--policy") { Description = "Only those of one policy.", HelpName = "POLICY" };
        return shell.Does(new Command("list", "Lists waivers, newest first.") { state, tenant, policy }, (context, parsed, cancellationToken) =>
        {
            var filters = new[] { ("state", parsed.GetValue(state)), ("tenant", parsed.GetValue(tenant)), ("policy", parsed.GetValue(policy)) }
                .Where(filter => filter.Item2 is not null).Select(filter => $"{filter.Item1}={Uri.EscapeDataString(filter.Item2!)}").ToArray();
            return GetCommand.ListAsync(
                context,
                Path,
                filters.Length == 0 ? null : string.Join('&', filters),
                items => context.Terminal.Table(
                    ["ID", .. Headings.Select(word => Words.Of(word, context.Language))],
                    items.Select(row => new[]
                    {
                        row.Text("id") ?? "", WaiverText.State(row, context.Language), row.Text("policy") ?? "", row.Text("tenant") ?? "*",
                        WaiverText.Findings(row), row.Text("until") ?? "", WaiverText.Renewal(row), row.Text("reason") ?? "",
                    })),
                cancellationToken);
        });
    }

    private static Command Show(CommandShell shell)
    {
        var id = Id();
        return shell.Does(new Command("show", "Shows one: what stays open, until when, why, and who agreed.") { id }, async (context, parsed, cancellationToken) =>
        {
            var named = parsed.GetRequiredValue(id);
            var answer = await context.Server.GetAsync(PathOf(named), cancellationToken);

            // One that nobody has agreed to yet is a request and no more.
            var request = answer.Status == 404 ? await context.Server.GetAsync(ApprovalsCommand.PathOf(named), cancellationToken) : answer;
            var waits = request.Body.Text("operation") == NeedsTwo.GrantWaiver;
            var body = (waits ? request : answer).Required();
            if (context.ForPrograms)
            {
                context.WriteForPrograms(body);
            }
            else if (waits)
            {
                ApprovalText.Write(context, body);
            }
            else
            {
                WaiverText.Write(context, body);
            }

            return ExitCode.Done;
        });
    }
}
