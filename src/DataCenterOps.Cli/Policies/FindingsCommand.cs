using System.CommandLine;
using System.Globalization;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops findings …</c>: what is not as the policies ask, what became of it, and how much of it there was when.</summary>
internal static class FindingsCommand
{
    private const string Path = "api/v1/findings";

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell) => new("findings", "Shows findings, their history and their trend.")
    {
        List(shell),
        History(shell),
        Trend(shell),
    };

    private static Command List(CommandShell shell)
    {
        var tenant = Only("--tenant", "TENANT", "Only of this tenant's things.");
        var policy = Only("--policy", "POLICY", "Only of this policy.");
        var severity = Only("--severity", "critical|high|medium|low", "Only of this severity.");
        var closed = new Option<bool>("--closed") { Description = "Also those that are no more." };
        var command = new Command("list", "Lists findings with when they were first and last seen and fixed.") { tenant, policy, severity, closed };
        return shell.Does(command, (context, parsed, cancellationToken) => ListAsync(
            context, Path, cancellationToken,
            ("tenant", parsed.GetValue(tenant)), ("policy", parsed.GetValue(policy)), ("severity", parsed.GetValue(severity)),
            ("closed", parsed.GetValue(closed) ? "true" : null)));
    }

    private static Command History(CommandShell shell)
    {
        var kind = new Argument<string>("KIND") { Description = "The kind of the subject, as in `System`." };
        var id = new Argument<string>("ID") { Description = "The id of the subject." };
        var policy = Only("--policy", "POLICY", "Only of this policy.");
        var rule = Only("--rule", "RULE", "Only of this rule.");
        var command = new Command("history", "Shows when findings of a subject were opened, changed and closed.") { kind, id, policy, rule };
        return shell.Does(command, (context, parsed, cancellationToken) => ListAsync(
            context, Path + "/history", cancellationToken,
            ("kind", parsed.GetRequiredValue(kind)), ("subject", parsed.GetRequiredValue(id)), ("policy", parsed.GetValue(policy)),
            ("rule", parsed.GetValue(rule))));
    }

    private static Command Trend(CommandShell shell)
    {
        var tenant = Only("--tenant", "TENANT", "Only of this tenant's things.");
        var days = new Option<int?>("--days") { Description = "How many days; 90 unless told.", HelpName = "1-400" };
        var command = new Command("trend", "Shows how many findings were open at the end of each day.") { tenant, days };
        return shell.Does(command, (context, parsed, cancellationToken) => ListAsync(
            context, Path + "/trend", cancellationToken,
            ("tenant", parsed.GetValue(tenant)), ("days", parsed.GetValue(days)?.ToString(CultureInfo.InvariantCulture))));
    }

    private static Task<int> ListAsync(
        CliContext context, string path, CancellationToken cancellationToken, params (string Name, string? Value)[] filter)
    {
        var query = string.Join('&', filter.Where(one => one.Value is not null).Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value!)}"));
        return GetCommand.ListAsync(context, path, query.Length == 0 ? null : query, cancellationToken);
    }

    private static Option<string?> Only(string name, string help, string description) => new(name) { Description = description, HelpName = help };
}
