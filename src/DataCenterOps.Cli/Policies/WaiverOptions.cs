using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Server;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Cli.Policies;

/// <summary>What is said to ask for a waiver, and the request that it makes.</summary>
internal sealed class WaiverOptions
{
    private readonly Option<string> _policy = new("--policy") { Description = "The policy.", Required = true, HelpName = "POLICY" };
    private readonly Option<string[]> _rules = new("--rule") { Description = "One of its rules; without any, all that are violated.", HelpName = "RULE" };
    private readonly Option<string[]> _subjects = new("--subject") { Description = "What violates it, as in `System/cnas-claims`.", HelpName = "KIND/ID" };
    private readonly Option<string?> _decision = new("--decision") { Description = "The decision by which a change was refused, in place of subjects.", HelpName = "ID" };
    private readonly Option<string?> _tenant = new("--tenant") { Description = "Without subjects: all of this tenant that violate it now.", HelpName = "TENANT" };
    private readonly Option<string> _reason = new("--reason") { Description = "Why; it stays in the ledger and names nobody.", Required = true, HelpName = "TEXT" };
    private readonly Option<string> _ticket = new("--ticket") { Description = "Where it is followed up.", Required = true, HelpName = "TICKET" };
    private readonly Option<string> _owner = new("--risk-owner") { Description = "The office that bears the risk.", Required = true, HelpName = "OFFICE" };
    private readonly Option<string[]> _controls = new("--control") { Description = "What is done instead; may be given again.", Required = true, HelpName = "TEXT" };
    private readonly Option<DateTimeOffset?> _until = new("--until")
    {
        Description = "From this moment on nothing is waived; a day begins at 00:00 UTC.", HelpName = "TIME", CustomParser = Moment,
    };

    private readonly Option<int?> _days = new("--days") { Description = $"The same as days from now: 1 to {WaiverLimits.Days}.", HelpName = "DAYS" };
    private readonly Option<string?> _plan = new("--plan") { Description = "How it will be mended: asked for from the third renewal on.", HelpName = "TEXT" };
    private readonly Option<DateTimeOffset?> _planDue = new("--plan-due") { Description = "By when.", HelpName = "TIME", CustomParser = Moment };
    private readonly Option<bool> _draft = new("--draft") { Description = "Only shows what would be frozen; asks nobody." };

    /// <summary>Adds all of them to <paramref name="command"/>, with what they must be together.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_policy, _rules, _subjects, _decision, _tenant, _reason, _ticket, _owner, _controls, _until, _days, _plan, _planDue, _draft])
        {
            command.Add(option);
        }

        command.Validators.Add(parsed =>
        {
            // What could not be read has told its own error.
            if ((parsed.GetResult(_until) is null) == (parsed.GetResult(_days) is null)
                || (parsed.GetResult(_days) is { Errors: var wrong } && !wrong.Any() && parsed.GetValue(_days) is < 1 or > WaiverLimits.Days))
            {
                parsed.AddError($"name one of `--until` and `--days`, the days from 1 to {WaiverLimits.Days}");
            }

            foreach (var subject in parsed.GetValue(_subjects) ?? [])
            {
                if (subject.IndexOf('/', StringComparison.Ordinal) is <= 0 || subject.EndsWith('/'))
                {
                    parsed.AddError($"`{subject}` is no subject: write it as in `System/cnas-claims`");
                }
            }
        });
    }

    /// <summary>Whether nobody is to be asked.</summary>
    public bool IsDraft(ParseResult parsed) => parsed.GetValue(_draft);

    /// <summary>The body of the request.</summary>
    public ReadOnlyMemory<byte> Body(ParseResult parsed)
    {
        var until = parsed.GetValue(_until) ?? Whole(TimeProvider.System.GetUtcNow().AddDays(parsed.GetValue(_days)!.Value));
        return RequestJson.Object(writer =>
        {
            Texts(writer, "controls", parsed.GetValue(_controls));
            Text(writer, "decision", parsed.GetValue(_decision));
            if (IsDraft(parsed))
            {
                writer.WriteBoolean("draft", value: true);
            }

            Text(writer, "plan", parsed.GetValue(_plan));
            Text(writer, "planDue", parsed.GetValue(_planDue) is { } due ? Rfc3339.Write(due) : null);
            Text(writer, "policy", parsed.GetValue(_policy));
            Text(writer, "reason", parsed.GetValue(_reason));
            Text(writer, "riskOwner", parsed.GetValue(_owner));
            Texts(writer, "rules", parsed.GetValue(_rules));
            Subjects(writer, parsed.GetValue(_subjects));
            Text(writer, "tenant", parsed.GetValue(_tenant));
            Text(writer, "ticket", parsed.GetValue(_ticket));
            Text(writer, "until", Rfc3339.Write(until));
        });
    }

    private static void Subjects(Utf8JsonWriter writer, string[]? subjects)
    {
        if (subjects is not { Length: > 0 })
        {
            return;
        }

        writer.WriteStartArray("subjects");
        foreach (var subject in subjects)
        {
            var slash = subject.IndexOf('/', StringComparison.Ordinal);
            writer.WriteStartObject();
            writer.WriteString("id", subject[(slash + 1)..]);
            writer.WriteString("kind", subject[..slash]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Texts(Utf8JsonWriter writer, string name, string[]? values)
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

    private static DateTimeOffset? Moment(ArgumentResult result)
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
