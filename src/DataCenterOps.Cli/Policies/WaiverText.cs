using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary>A waiver, for people.</summary>
internal static class WaiverText
{
    /// <summary>Where it stands; a draft stands nowhere.</summary>
    public static string State(JsonElement row, Language language) => row.Text("state") is { } state ? Words.Of("waiver-" + state, language) : "";

    /// <summary>How many findings it leaves open.</summary>
    public static string Findings(JsonElement row) => row.Items("pairs").Count().ToString(CultureInfo.InvariantCulture);

    /// <summary>Which renewal it is; nothing for none.</summary>
    public static string Renewal(JsonElement row) => row.Number("renewal") is > 0 and var number ? number.ToString(CultureInfo.InvariantCulture) : "";

    /// <summary>Writes one.</summary>
    public static void Write(CliContext context, JsonElement row)
    {
        Line("approval-state", State(row, context.Language));
        Line("waiver-policy", row.Text("policy"));
        Line("waiver-tenant", row.Text("tenant"));
        Line("until", row.Text("until"));
        foreach (var pair in row.Items("pairs"))
        {
            Line("waiver-open", $"{pair.Text("rule")}: {pair.Text("kind")} {pair.Text("id")}: {pair.Text("shown")}");
        }

        Line("waiver-reason", row.Text("reason"));
        Line("waiver-ticket", row.Text("ticket"));
        Line("waiver-owner", row.Text("riskOwner"));
        foreach (var control in row.Items("controls"))
        {
            Line("waiver-control", control.GetString());
        }

        Line("waiver-renewal", Renewal(row));
        Line("waiver-since", row.Text("since"));
        Line("waiver-plan", string.Join(' ', new[] { row.Text("plan"), row.Text("planDue") }.OfType<string>()));
        Line("approval-requester", row.Text("requester"));
        Line("break-glass-approvers", row.Field("approvers").OneLine());
        Line("break-glass-ended", string.Join(' ', new[] { row.Text("endedAt"), row.Text("endedBy"), row.Text("endReason") }.OfType<string>()));

        void Line(string word, string? value)
        {
            if (value is { Length: > 0 })
            {
                context.Terminal.Line($"{Words.Of(word, context.Language)}: {value}");
            }
        }
    }
}
