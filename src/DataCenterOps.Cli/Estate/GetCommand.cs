using System.CommandLine;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary><c>dcops get KIND [ID]</c>: one thing, or the list of a kind.</summary>
internal static class GetCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var kind = new Argument<string>("KIND") { Description = "As in `systems`, `sites`, `findings`." };
        var id = new Argument<string?>("ID")
        {
            Description = "As in `civil-registry`, `TENANT/KEY`; the whole list without it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("get", "Shows one thing, or lists a kind.") { kind, id };
        return shell.Does(command, (context, parsed, cancellationToken) =>
            parsed.GetValue(id) is { Length: > 0 } one
                ? OneAsync(context, KindPath.Of(parsed.GetRequiredValue(kind), one), cancellationToken)
                : ListAsync(context, KindPath.Of(parsed.GetRequiredValue(kind)), cancellationToken));
    }

    /// <summary>Writes the one thing at <paramref name="path"/>.</summary>
    public static async Task<int> OneAsync(CliContext context, string path, CancellationToken cancellationToken)
    {
        var body = (await context.Server.GetAsync(path, cancellationToken)).Required();
        if (context.ForPrograms)
        {
            context.WriteForPrograms(body);
        }
        else
        {
            foreach (var line in Yaml.Of(body).TrimEnd('\n').Split('\n'))
            {
                context.Terminal.Line(line);
            }
        }

        return ExitCode.Done;
    }

    /// <summary>Writes the whole list at <paramref name="path"/>, page after page.</summary>
    public static Task<int> ListAsync(CliContext context, string path, CancellationToken cancellationToken) =>
        ListAsync(context, path, null, cancellationToken);

    /// <summary>The same, as far as <paramref name="filter"/> lets it.</summary>
    public static Task<int> ListAsync(CliContext context, string path, string? filter, CancellationToken cancellationToken) => ListAsync(
        context,
        path,
        filter,
        items =>
        {
            var columns = ListColumns.For(items);
            context.Terminal.Table(
                [.. columns.Select(column => column.ToUpperInvariant())],
                items.Select(item => columns.Select(column => ListColumns.Cell(item, column, context.Language)).ToArray()));
        },
        cancellationToken);

    /// <summary>Writes the list at <paramref name="path"/>, as far as <paramref name="filter"/> lets it, in a table of its own for people.</summary>
    public static async Task<int> ListAsync(
        CliContext context, string path, string? filter, Action<IReadOnlyList<JsonElement>> table, CancellationToken cancellationToken)
    {
        var items = await context.Terminal.WaitAsync("Reading", () => PagesAsync(context, path, filter, cancellationToken));
        if (context.ForPrograms)
        {
            context.WriteForPrograms(JsonSerializer.SerializeToElement(new { items, next = (string?)null }));
            return ExitCode.Done;
        }

        if (items.Count == 0)
        {
            context.Terminal.ErrorLine("none");
            return ExitCode.Done;
        }

        table(items);
        return ExitCode.Done;
    }

    /// <summary>Reads the whole list.</summary>
    public static async Task<List<JsonElement>> PagesAsync(
        CliContext context, string path, string? filter, CancellationToken cancellationToken)
    {
        var items = new List<JsonElement>();
        string? after = null;
        do
        {
            var query = $"{path}?limit={CliLimits.PageRows}" + (filter is null ? "" : "&" + filter) + (after is null ? "" : "&after=" + Uri.EscapeDataString(after));
            ServerAnswer answer = await context.Server.GetAsync(query, cancellationToken);
            var page = answer.Required();
            items.AddRange(page.Items("items"));
            after = page.Text("next");
        }
        while (after is not null);

        return items;
    }
}
