using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary>A time in which enforcement is or was lifted, for people.</summary>
internal static class BreakGlassText
{
    /// <summary>Where it stands.</summary>
    public static string State(JsonElement row, Language language) => Words.Of("break-glass-" + row.Text("state"), language);

    /// <summary>For whose things.</summary>
    public static string Scope(JsonElement row, Language language) =>
        row.Text("system") ?? row.Text("tenant") ?? Words.Of("break-glass-everything", language);

    /// <summary>How many decisions were made under it.</summary>
    public static string Decisions(JsonElement row) => row.Number("decisions").ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes one.</summary>
    public static void Write(CliContext context, JsonElement row)
    {
        Line("break-glass-scope", Scope(row, context.Language));
        Line("approval-state", State(row, context.Language));
        Line("approval-requester", row.Text("requester"));
        Line("break-glass-approvers", row.Field("approvers").OneLine());
        Line("break-glass-reason", row.Text("reason"));
        Line("break-glass-begun", row.Text("begunAt"));
        Line("until", row.Text("untilAt"));
        Line("break-glass-ended", string.Join(' ', new[] { row.Text("endedAt"), row.Text("endedBy") }.OfType<string>()));
        Line("break-glass-decisions", Decisions(row));
        Line("break-glass-due", row.Text("reviewDue"));
        Line("break-glass-reviewer", string.Join(' ', new[] { row.Text("reviewedAt"), row.Text("reviewer") }.OfType<string>()));
        Line("break-glass-review-text", row.Text("review"));

        void Line(string word, string? value)
        {
            if (value is { Length: > 0 })
            {
                context.Terminal.Line($"{Words.Of(word, context.Language)}: {value}");
            }
        }
    }
}
