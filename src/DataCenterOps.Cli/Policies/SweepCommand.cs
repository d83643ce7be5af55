using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops sweep</c>: judges again everything that exists, tenant by tenant.</summary>
internal static class SweepCommand
{
    // The shard of what belongs to no tenant; only who sees everything may name it.
    private const string Platform = "platform";
    private const int NotFound = 404;

    private static readonly string[] Sums = ["subjects", "opened", "changed", "closed", "open"];

    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var tenant = new Option<string?>("--tenant") { Description = "Only this tenant's things.", HelpName = "TENANT" };
        var command = new Command("sweep", "Judges again everything that exists and updates the findings.") { tenant };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            RunAsync(context, parsed.GetValue(tenant), cancellationToken));
    }

    private static async Task<int> RunAsync(CliContext context, string? tenant, CancellationToken cancellationToken)
    {
        var sums = tenant is not null
            ? await context.Terminal.WaitAsync("Sweeping", async () => Read((await SweepAsync(context, tenant, cancellationToken)).Required()))
            : await context.Terminal.ProgressAsync("Sweeping", told => AllAsync(context, told, cancellationToken));
        if (context.ForPrograms)
        {
            context.WriteForPrograms(JsonSerializer.SerializeToElement(
                Sums.Zip(sums).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)));
        }
        else
        {
            context.Terminal.Line(
                $"{sums[0]} subjects judged; findings: {sums[1]} opened, {sums[2]} changed, {sums[3]} closed, {sums[4]} open");
        }

        return ExitCode.Done;
    }

    private static async Task<long[]> AllAsync(CliContext context, Action<double> told, CancellationToken cancellationToken)
    {
        var tenants = (await GetCommand.PagesAsync(context, "api/v1/tenants", null, cancellationToken)).Select(item => item.Text("id")!).ToArray();
        var sums = new long[Sums.Length];
        for (var i = 0; i < tenants.Length; i++)
        {
            Add(sums, Read((await SweepAsync(context, tenants[i], cancellationToken)).Required()));
            told((i + 1.0) / (tenants.Length + 1));
        }

        var platform = await SweepAsync(context, Platform, cancellationToken);
        if (platform.Status != NotFound)
        {
            Add(sums, Read(platform.Required()));
        }

        return sums;
    }

    private static Task<ServerAnswer> SweepAsync(CliContext context, string tenant, CancellationToken cancellationToken) =>
        context.Server.SendAsync(HttpMethod.Post, $"api/v1/decisions/sweep?tenant={Uri.EscapeDataString(tenant)}", null, cancellationToken);

    private static long[] Read(JsonElement body) => [.. Sums.Select(name => body.Number(name))];

    private static void Add(long[] sums, long[] more)
    {
        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += more[i];
        }
    }
}
