using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops sovereignty [SYSTEM]</c>: the scores that sweeps have kept, of tenants, of one tenant's systems, or of one system.</summary>
internal static class SovereigntyCommand
{
    private static readonly string[] TenantHeadings =
        ["waiver-tenant", "score", "score-declared", "score-systems", "score-below", "score-weakest", "score-weakest-system"];

    private static readonly string[] SystemHeadings = ["score-system", "score", "score-declared", "score-below", "score-weakest"];

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var system = new Argument<string?>("SYSTEM") { Description = "One system, with every answer; tenants without it.", Arity = ArgumentArity.ZeroOrOne };
        var tenant = new Option<string?>("--tenant") { Description = "The systems of one tenant, the worst first.", HelpName = "TENANT" };
        var command = new Command("sovereignty", "Shows scores of sovereignty and what they rest on: ours, no certification.") { system, tenant };
        command.Validators.Add(result =>
        {
            if (result.GetValue(system) is { Length: > 0 } && result.GetValue(tenant) is { Length: > 0 })
            {
                result.AddError("name a system or a tenant, not both");
            }
        });
        return shell.Does(command, (context, parsed, cancellationToken) =>
            parsed.GetValue(system) is { Length: > 0 } one ? OneAsync(context, one, cancellationToken)
            : parsed.GetValue(tenant) is { Length: > 0 } body ? SystemsAsync(context, body, cancellationToken)
            : TenantsAsync(context, cancellationToken));
    }

    private static Task<int> TenantsAsync(CliContext context, CancellationToken cancellationToken) => GetCommand.ListAsync(
        context, "api/v1/sovereignty", null,
        items => context.Terminal.Table(
            [.. TenantHeadings.Select(word => Words.Of(word, context.Language))],
            items.Select(row => new[]
            {
                row.Text("tenant") ?? "", Percent(row.Text("score")), Percent(row.Text("declaredScore")), Count(row, "systems"),
                Count(row, "systemsBelowFloor"), row.Text("weakest") ?? "", row.Text("weakestSystem") ?? "",
            })),
        cancellationToken);

    private static Task<int> SystemsAsync(CliContext context, string tenant, CancellationToken cancellationToken) => GetCommand.ListAsync(
        context, $"api/v1/tenants/{Uri.EscapeDataString(tenant)}/sovereignty", null,
        items => context.Terminal.Table(
            [.. SystemHeadings.Select(word => Words.Of(word, context.Language))],
            items.Select(row => new[]
            {
                row.Text("system") ?? "", Percent(row.Text("score")), Percent(row.Text("declaredScore")), Count(row, "belowFloor"), row.Text("weakest") ?? "",
            })),
        cancellationToken);

    private static async Task<int> OneAsync(CliContext context, string system, CancellationToken cancellationToken)
    {
        var answer = await context.Server.GetAsync($"api/v1/systems/{Uri.EscapeDataString(system)}/sovereignty", cancellationToken);
        var body = answer.Required();
        if (context.ForPrograms)
        {
            context.WriteForPrograms(body);
        }
        else
        {
            context.Terminal.Lines(SovereigntyText.Lines(body, context.Language));
        }

        return ExitCode.Done;
    }

    private static string Percent(string? score) => score is null ? "" : $"{score} %";

    private static string Count(JsonElement row, string name) => row.Number(name).ToString(CultureInfo.InvariantCulture);
}
