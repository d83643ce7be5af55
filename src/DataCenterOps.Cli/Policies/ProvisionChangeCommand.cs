using System.CommandLine;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops provision change|verify ID</c>: asks for another version; a second person agrees.</summary>
internal static class ProvisionChangeCommand
{
    /// <summary>Another wording, other values or dates.</summary>
    public static Command Change(CommandShell shell)
    {
        var id = ProvisionCommand.Id();
        var file = new Argument<string>("FILE") { Description = "The whole provision as it would be, YAML or JSON as in a pack." };
        var seen = Seen();
        return shell.Does(new Command("change", "Asks that a provision say something else; preview it first with `dcops policy preview --law FILE`.") { id, file, seen }, async (context, parsed, cancellationToken) =>
        {
            var path = parsed.GetRequiredValue(file);
            var (text, problem) = StrictText.Read(path, path);
            if (text is null)
            {
                context.Terminal.ErrorLine(problem!.ToString(), Tone.Bad);
                return ExitCode.Refused;
            }

            var request = RequestJson.Object(writer =>
            {
                writer.WriteString("text", text.Text);
                WriteSeen(writer, parsed.GetValue(seen));
            });
            return Tell(context, await context.Server.PostAsync(ProvisionCommand.PathOf(parsed.GetRequiredValue(id), "change"), request, cancellationToken));
        });
    }

    /// <summary>Another verification of the same text.</summary>
    public static Command Verify(CommandShell shell)
    {
        var id = ProvisionCommand.Id();
        var status = new Option<string>("--status") { Description = "How sure it is now.", Required = true, HelpName = string.Join('|', LegalVerification.Statuses) };
        status.AcceptOnlyFromAmong([.. LegalVerification.Statuses]);
        var by = new Option<string?>("--by") { Description = "Who read the text, and where.", HelpName = "TEXT" };
        var at = new Option<string?>("--at") { Description = "On which day, as in 2026-11-30.", HelpName = "DAY" };
        var gazette = new Option<string?>("--gazette") { Description = "Where it stands in the official gazette.", HelpName = "TEXT" };
        var hash = new Option<string?>("--sha256") { Description = "SHA-256 of the document that was read.", HelpName = "HEX" };
        var source = new Option<string?>("--source") { Description = "Where it stands on the web.", HelpName = "URL" };
        var seen = Seen();
        return shell.Does(new Command("verify", "Records who has read the text of a provision and how sure it is; a second person agrees.") { id, status, by, at, gazette, hash, source, seen }, async (context, parsed, cancellationToken) =>
        {
            var request = RequestJson.Object(writer =>
            {
                foreach (var (name, value) in new[]
                {
                    ("status", parsed.GetValue(status)), ("by", parsed.GetValue(by)), ("at", parsed.GetValue(at)), ("gazetteRef", parsed.GetValue(gazette)),
                    ("sha256", parsed.GetValue(hash)), ("sourceUrl", parsed.GetValue(source)),
                })
                {
                    if (value is not null)
                    {
                        writer.WriteString(name, value);
                    }
                }

                WriteSeen(writer, parsed.GetValue(seen));
            });
            return Tell(context, await context.Server.PostAsync(ProvisionCommand.PathOf(parsed.GetRequiredValue(id), "verify"), request, cancellationToken));
        });
    }

    private static Option<int?> Seen() => new("--seen") { Description = "The version you have looked at: refused when another was recorded since.", HelpName = "NUMBER" };

    private static void WriteSeen(System.Text.Json.Utf8JsonWriter writer, int? seen)
    {
        if (seen is { } version)
        {
            writer.WriteNumber("version", version);
        }
    }

    private static int Tell(CliContext context, ServerAnswer answer)
    {
        if (!answer.IsDone && answer.Body.Text("approval") is null)
        {
            return EstateErrors.Write(context, answer);
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }
        else if (answer.Body.Text("approval") is { } approval)
        {
            context.Terminal.Line(Words.Of("provision-waits", context.Language).Replace("{0}", $"dcops approvals approve {approval}", StringComparison.Ordinal));
            context.Terminal.Line($"{Words.Of("approval-digest", context.Language)}: {answer.Body.Text("digest")}");
        }
        else
        {
            context.Terminal.Line($"{answer.Body.Text("id")}: {Words.Of("provision-version", context.Language)} {ProvisionText.Version(answer.Body)}", Tone.Good);
        }

        return answer.Body.Text("approval") is null ? ExitCode.Done : ExitCode.Waits;
    }
}
