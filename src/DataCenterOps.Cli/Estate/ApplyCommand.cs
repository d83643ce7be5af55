using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops apply DIR</c>: shows the plan, asks, and carries it out.</summary>
internal static class ApplyCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var folder = new Argument<string>("DIR") { Description = "The estate's folder, or one file." };
        var planOnly = new Option<bool>("--plan") { Description = "Shows the plan and stops." };
        var prune = new Option<bool>("--prune") { Description = "Retires what this estate declared and no longer names." };
        var yes = new Option<bool>("--yes", "-y") { Description = "Does not ask." };
        var command = new Command("apply", "Declares an estate: shows the plan, then carries it out.") { folder, planOnly, prune, yes };
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            if (EstateRequest.From(context, parsed.GetRequiredValue(folder), parsed.GetValue(prune)) is not { } request)
            {
                return ExitCode.Refused;
            }

            return await RunAsync(context, request, parsed.GetValue(planOnly), parsed.GetValue(yes), cancellationToken);
        });
    }

    private static async Task<int> RunAsync(
        CliContext context, ReadOnlyMemory<byte> request, bool planOnly, bool yes, CancellationToken cancellationToken)
    {
        var planned = await context.Terminal.WaitAsync(
            "Planning", () => context.Server.PostAsync("api/v1/estate/plan", request, cancellationToken));
        if (!planned.IsDone)
        {
            return EstateErrors.Write(context, planned);
        }

        var counts = planned.Body.Field("counts");
        var isRefused = counts.Number("refused") > 0;
        var isHeld = counts.Number("held") > 0;
        var changes = counts.Number("create") + counts.Number("change") + counts.Number("retire");
        var asks = !yes && context.Terminal.CanAsk;
        if (planOnly || (isRefused && asks) || (changes == 0 && !isRefused && !isHeld))
        {
            Write(context, planned.Body);
            return isRefused ? ExitCode.Refused : isHeld ? ExitCode.Waits : ExitCode.Done;
        }

        // Whoever orders what is refused without being asked has tried it: the server answers, and the ledger keeps the answer.
        if (!context.ForPrograms && !isRefused && !isHeld)
        {
            Write(context, planned.Body);
        }

        if (asks && isHeld)
        {
            Write(context, planned.Body);
        }

        if (asks && !context.Terminal.Confirm(isHeld ? "Ask others to agree?" : $"Apply {changes} change{(changes == 1 ? "" : "s")}?"))
        {
            context.Terminal.ErrorLine("nothing was changed");
            return ExitCode.Refused;
        }

        return await ApplyAsync(context, request, cancellationToken);
    }

    private static async Task<int> ApplyAsync(
        CliContext context, ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        var applied = await context.Terminal.WaitAsync(
            "Applying", () => context.Server.PostAsync("api/v1/estate/apply", request, cancellationToken));
        if (applied.Body.Text("approval") is not null && applied.Body.Field("items").IsThere())
        {
            Write(context, applied.Body);
            if (!context.ForPrograms)
            {
                context.Terminal.Line(Words.Of("held-nothing", context.Language), Tone.Warning);
            }

            return ExitCode.Waits;
        }

        if (applied.IsDone)
        {
            if (context.ForPrograms)
            {
                context.WriteForPrograms(applied.Body);
            }
            else
            {
                context.Terminal.Line($"applied: {PlanText.Counts(applied.Body, context.Language)}", Tone.Good);
            }

            return ExitCode.Done;
        }

        // The plan was refused, or somebody else changed something since: the answer then holds the plan as it now would be.
        if (applied.Body.Field("items").IsThere())
        {
            Write(context, applied.Body);
            return ExitCode.Refused;
        }

        return EstateErrors.Write(context, applied);
    }

    private static void Write(CliContext context, JsonElement plan)
    {
        if (context.ForPrograms)
        {
            context.WriteForPrograms(plan);
        }
        else
        {
            context.Terminal.Lines(PlanText.Lines(plan, context.Language, withChanges: true));
        }
    }
}
