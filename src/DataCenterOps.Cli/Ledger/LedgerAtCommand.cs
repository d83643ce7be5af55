using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Cli.Ledger;

/// <summary><c>dcops ledger at DATE get KIND [ID]</c>: what was recorded by then. A bare date means its end in UTC.</summary>
internal static class LedgerAtCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var date = new Argument<string>("DATE") { Description = "As in 2026-10-01, which means the end of that day in UTC, or 2026-10-01T12:00:00Z." };
        var kind = new Argument<string>("KIND") { Description = "As in `systems`, `findings`, `packs`." };
        var id = new Argument<string?>("ID") { Description = "As in `civil-registry`; the whole list without it.", Arity = ArgumentArity.ZeroOrOne };
        var get = new Command("get", "Shows one thing, or lists a kind, as it was.") { kind, id };
        shell.Does(get, (context, parsed, cancellationToken) => GetAsync(
            context, parsed.GetRequiredValue(date), parsed.GetRequiredValue(kind), parsed.GetValue(id), cancellationToken));
        return new Command("at", "Shows what was, as the ledger tells it.") { date, get };
    }

    private static async Task<int> GetAsync(CliContext context, string date, string kind, string? id, CancellationToken cancellationToken)
    {
        var query = $"{PastDate.Parameter}={Uri.EscapeDataString(date)}";
        if (id is { Length: > 0 })
        {
            var path = $"{KindPath.Of(kind, id)}?{query}";
            await PrepareAsync(context, path, cancellationToken);
            return await GetCommand.OneAsync(context, path, cancellationToken);
        }

        var list = KindPath.Of(kind);
        await PrepareAsync(context, $"{list}?limit=1&{query}", cancellationToken);
        return await GetCommand.ListAsync(context, list, query, cancellationToken);
    }

    // A large ledger is read before the first answer: the server says how far it is, and is asked until it is done. Which tree it
    // was then is told beside the answer, so that the answer can be checked against a checkpoint.
    private static async Task PrepareAsync(CliContext context, string path, CancellationToken cancellationToken)
    {
        var end = context.Time.GetUtcNow() + CliLimits.PastWait;
        var answer = await context.Server.GetAsync(path, cancellationToken);
        while (answer.Code is "asof.preparing" or "asof.busy" && context.Time.GetUtcNow() < end)
        {
            context.Terminal.ErrorLine(answer.Problem());
            await Task.Delay(CliLimits.PastAgain, context.Time, cancellationToken);
            answer = await context.Server.GetAsync(path, cancellationToken);
        }

        if (answer.Tree is { } tree)
        {
            var signed = tree.Checkpoint is { } checkpoint ? $"; checkpoint {checkpoint}" : "; no checkpoint covers it yet";
            context.Terminal.ErrorLine($"as of {tree.At}: {tree.Size} entries, root {tree.Root}, recorded by {tree.IntegratedAt}{signed}", Tone.Dim);
        }
    }
}
