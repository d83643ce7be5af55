using System.CommandLine;
using System.Globalization;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Cli.Policies;

/// <summary><c>dcops waiver request</c>: freezes the findings and asks two others.</summary>
internal static class WaiverRequestCommand
{
    /// <summary>The command.</summary>
    public static Command Create(CommandShell shell)
    {
        var policy = new Option<string>("--policy") { Description = "The policy.", Required = true, HelpName = "POLICY" };
        var rules = new Option<string[]>("--rule") { Description = "One of its rules; without any, all that are violated.", HelpName = "RULE" };
        var subjects = new Option<string[]>("--subject") { Description = "What violates it, as in `System/cnas-claims`.", HelpName = "KIND/ID" };
        var decision = new Option<string?>("--decision") { Description = "The decision by which a change was refused, in place of subjects.", HelpName = "ID" };
        var tenant = new Option<string?>("--tenant") { Description = "Without subjects: all of this tenant that violate it now.", HelpName = "TENANT" };
        var reason = new Option<string>("--reason") { Description = "Why; it stays in the ledger and names nobody.", Required = true, HelpName = "TEXT" };
        var ticket = new Option<string>("--ticket") { Description = "Where it is followed up.", Required = true, HelpName = "TICKET" };
        var owner = new Option<string>("--risk-owner") { Description = "The office that bears the risk.", Required = true, HelpName = "OFFICE" };
        var controls = new Option<string[]>("--control") { Description = "What is done instead; may be given again.", Required = true, HelpName = "TEXT" };
        var until = new Option<DateTimeOffset?>("--until") { Description = "From this moment on nothing is waived; a day begins at 00:00 UTC.", HelpName = "TIME", CustomParser = Moment };
        var days = new Option<int?>("--days") { Description = $"The same as days from now: 1 to {WaiverLimits.Days}.", HelpName = "DAYS" };
        var plan = new Option<string?>("--plan") { Description = "How it will be mended: asked for from the third renewal on.", HelpName = "TEXT" };
        var planDue = new Option<DateTimeOffset?>("--plan-due") { Description = "By when.", HelpName = "TIME", CustomParser = Moment };
        var draft = new Option<bool>("--draft") { Description = "Only shows what would be frozen; asks nobody." };
        var command = new Command("request", "Asks to leave findings open; it waits for two others.")
        {
            policy, rules, subjects, decision, tenant, reason, ticket, owner, controls, until, days, plan, planDue, draft,
        };
        command.Validators.Add(parsed =>
        {
            // What could not be read has told its own error.
            if ((parsed.GetResult(until) is null) == (parsed.GetResult(days) is null)
                || (parsed.GetResult(days) is { Errors: var wrong } && !wrong.Any() && parsed.GetValue(days) is < 1 or > WaiverLimits.Days))
            {
                parsed.AddError($"name one of `--until` and `--days`, the days from 1 to {WaiverLimits.Days}");
            }

            foreach (var subject in parsed.GetValue(subjects) ?? [])
            {
                if (subject.IndexOf('/', StringComparison.Ordinal) is <= 0 || subject.EndsWith('/'))
                {
                    parsed.AddError($"`{subject}` is no subject: write it as in `System/cnas-claims`");
                }
            }
        });
        return shell.Does(command, async (context, parsed, cancellationToken) =>
        {
            var end = parsed.GetValue(until) ?? Whole(TimeProvider.System.GetUtcNow().AddDays(parsed.GetValue(days)!.Value));
            var request = RequestJson.Object(writer =>
            {
                Texts("controls", parsed.GetValue(controls));
                Text("decision", parsed.GetValue(decision));
                if (parsed.GetValue(draft))
                {
                    writer.WriteBoolean("draft", value: true);
                }

                Text("plan", parsed.GetValue(plan));
                Text("planDue", parsed.GetValue(planDue) is { } due ? Rfc3339.Write(due) : null);
                Text("policy", parsed.GetValue(policy));
                Text("reason", parsed.GetValue(reason));
                Text("riskOwner", parsed.GetValue(owner));
                Texts("rules", parsed.GetValue(rules));
                if (parsed.GetValue(subjects) is { Length: > 0 } named)
                {
                    writer.WriteStartArray("subjects");
                    foreach (var subject in named)
                    {
                        var slash = subject.IndexOf('/', StringComparison.Ordinal);
                        writer.WriteStartObject();
                        writer.WriteString("id", subject[(slash + 1)..]);
                        writer.WriteString("kind", subject[..slash]);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                }

                Text("tenant", parsed.GetValue(tenant));
                Text("ticket", parsed.GetValue(ticket));
                Text("until", Rfc3339.Write(end));

                void Text(string name, string? value)
                {
                    if (value is not null)
                    {
                        writer.WriteString(name, value);
                    }
                }

                void Texts(string name, string[]? values)
                {
                    if (values is not { Length: > 0 })
                    {
                        return;
                    }

                    writer.WriteStartArray(name);
                    foreach (var value in values)
                    {
                        writer.WriteStringValue(value);
                    }

                    writer.WriteEndArray();
                }
            });
            return Tell(context, await context.Server.PostAsync(WaiverCommand.Path, request, cancellationToken), parsed.GetValue(draft));
        });
    }

    private static int Tell(CliContext context, ServerAnswer answer, bool draft)
    {
        if (answer.Body.Text("approval") is not { } approval)
        {
            if (!draft || answer.Body.Text("policy") is null)
            {
                throw new CommandFailedException(answer.ExitCode, answer.Problem());
            }

            if (context.ForPrograms)
            {
                context.WriteForPrograms(answer.Body);
            }
            else
            {
                WaiverText.Write(context, answer.Body);
            }

            return ExitCode.Done;
        }

        if (context.ForPrograms)
        {
            context.WriteForPrograms(answer.Body);
        }
        else
        {
            context.Terminal.Line(Words.Of("waiver-waits", context.Language).Replace("{0}", $"dcops waiver approve {approval}", StringComparison.Ordinal));
            context.Terminal.Line($"{Words.Of("approval-digest", context.Language)}: {answer.Body.Text("digest")}");
        }

        return ExitCode.Waits;
    }

    private static DateTimeOffset? Moment(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (DateTimeOffset.TryParse(
                result.Tokens[0].Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            return moment;
        }

        result.AddError($"`{result.Tokens[0].Value}` is no time: write it as in `2026-12-31T12:00:00Z`");
        return null;
    }

    private static DateTimeOffset Whole(DateTimeOffset moment) => moment.AddTicks(-(moment.Ticks % TimeSpan.TicksPerSecond));
}
