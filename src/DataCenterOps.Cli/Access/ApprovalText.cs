using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary>A request for people.</summary>
internal static class ApprovalText
{
    /// <summary>Writes what was asked, what was done to it and what would change.</summary>
    public static void Write(CliContext context, JsonElement request)
    {
        var subject = request.Field("subject");
        Line("approval-operation", $"{request.Text("operation")} {subject.Text("kind")} {subject.Text("id")}");
        Line("approval-requester", request.Text("requester"));
        Line("approval-state", Words.Of(request.Text("state") ?? "", context.Language));
        Line("until", request.Text("expiresAt"));
        Line("approval-digest", request.Text("digest"));
        foreach (var act in request.Items("acts"))
        {
            context.Terminal.Line($"  {act.Text("at")}  {Words.Of(act.Text("act") ?? "", context.Language)}  {act.Text("person")} {act.Text("other")} {act.Text("note")}".TrimEnd());
        }

        context.Terminal.Table(
            ["", Words.Of("approval-before", context.Language), Words.Of("approval-after", context.Language)],
            request.Items("difference").Select(row => new[]
            {
                Languages.Pick(row.Field("label"), context.Language), row.Text("before") ?? "", row.Text("after") ?? "",
            }));

        void Line(string word, string? value) => context.Terminal.Line($"{Words.Of(word, context.Language)}: {value}");
    }
}
