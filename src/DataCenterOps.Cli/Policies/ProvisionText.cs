using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Policies;

/// <summary>A provision for people. How sure it is always stands beside what it says.</summary>
internal static class ProvisionText
{
    /// <summary>Its version in the register; 0 is the pack's own text.</summary>
    public static string Version(JsonElement row) => row.Number("version").ToString(CultureInfo.InvariantCulture);

    /// <summary>The article, or in words that nobody has verified it.</summary>
    public static string Article(JsonElement row, Language language) =>
        row.Text("article") is not (null or "unverified") ? row.Text("article")! : Words.Of("article-unverified", language);

    /// <summary>Draft, in force or repealed.</summary>
    public static string State(JsonElement row, Language language) => Words.Of("provision-" + row.Text("state"), language);

    /// <summary>How sure it is.</summary>
    public static string Status(JsonElement row, Language language) => Words.Of(row.Field("verification").Text("status") ?? "unverified", language);

    /// <summary>Writes one.</summary>
    public static void Write(CliContext context, JsonElement row)
    {
        var language = context.Language;
        var verification = row.Field("verification");
        Line("law", $"{row.Text("instrument")}, {(row.Text("article") is null or "unverified" ? "" : Words.Of("article", language) + " ")}{Article(row, language)}");
        Line("provision-version", Version(row));
        Line("provision-state", State(row, language));
        context.Terminal.Line(
            $"{Words.Of("provision-status", language)}: {Status(row, language)} {verification.Text("by")} {verification.Text("at")}".TrimEnd(),
            row.Field("doubtful").ValueKind == JsonValueKind.True ? Tone.Warning : Tone.Plain);
        Line("provision-hash", verification.Text("sha256"));
        Line("provision-gazette", row.Text("gazetteRef"));
        Line("provision-from", row.Text("effectiveFrom"));
        Line("provision-repealed-at", row.Text("repealedAt"));
        Line("provision-next", row.Text("nextAt"));
        Line("provision-values", row.Field("values").OneLine());
        Line("provision-text", Languages.Pick(row.Field("texts"), language));
        foreach (var policy in row.Items("policies"))
        {
            context.Terminal.Line($"  {policy.Text("id")}: {Languages.Pick(policy.Field("title"), language)} {string.Join(", ", policy.Items("values").Select(value => value.GetString()))}".TrimEnd());
        }

        void Line(string word, string? value)
        {
            if (value is { Length: > 0 })
            {
                context.Terminal.Line($"{Words.Of(word, language)}: {value}");
            }
        }
    }

    /// <summary>Writes its versions, the newest first.</summary>
    public static void WriteHistory(CliContext context, JsonElement page)
    {
        foreach (var version in page.Items("items"))
        {
            var own = Version(version) == "0" ? Words.Of("provision-pack", context.Language) : $"{version.Text("changedAt")} {version.Text("actor")} {version.Text("approval")}";
            context.Terminal.Line($"{Words.Of("provision-version", context.Language)} {Version(version)}: {own}".TrimEnd());
            foreach (var row in version.Items("difference"))
            {
                context.Terminal.Line($"  {Languages.Pick(row.Field("label"), context.Language)}: {row.Text("before")} → {row.Text("after")}");
            }
        }
    }
}
