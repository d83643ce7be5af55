using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Checks;

/// <summary>Reads one item of a system's <c>checks</c> list.</summary>
public static class CheckDocument
{
    /// <summary>Reads <paramref name="check"/> of <paramref name="system"/>; every issue at once when there is any.</summary>
    /// <returns>The definition, or null and why.</returns>
    public static (CheckDefinition? Check, ImmutableArray<CheckIssue> Issues) Read(
        string system, TenantId tenant, JsonElement check)
    {
        var issues = ImmutableArray.CreateBuilder<CheckIssue>();
        var name = Text(check, "id");
        if (!CheckId.TryParse($"{system}/{name}", out var id))
        {
            issues.Add(new("id", "check.id", $"`{name}` is not an id"));
        }

        if (!CheckCodes.TryParseKind(Text(check, "kind"), out var kind))
        {
            issues.Add(new("kind", "check.kind", $"`{Text(check, "kind")}` is none of http, tcp, tls"));
        }

        if (!CheckTarget.TryParse(kind, Text(check, "target"), out var target))
        {
            issues.Add(new("target", "check.target", $"`{Text(check, "target")}` is not a target of a check of kind `{kind.Code()}`"));
        }

        var interval = Duration(check, "interval", CheckLimits.DefaultInterval, issues);
        if (interval < CheckLimits.MinInterval || interval > CheckLimits.MaxInterval)
        {
            issues.Add(new("interval", "check.interval", "an interval lies between `30s` and `24h`"));
        }

        var timeout = Duration(check, "timeout", CheckLimits.DefaultTimeout, issues);
        if (timeout < CheckLimits.MinTimeout || timeout > CheckLimits.MaxTimeout || timeout >= interval / 2)
        {
            issues.Add(new("timeout", "check.timeout", "a time-out lies below half the interval and is at most `60s`"));
        }

        var asserts = Asserts(check, issues);
        issues.AddRange(CheckAsserts.Validate(kind, asserts));
        var confirm = Confirm(check, issues);
        return issues.Count > 0
            ? (null, issues.ToImmutable())
            : (new CheckDefinition
            {
                Id = id,
                Tenant = tenant,
                Kind = kind,
                Target = target!,
                Interval = interval,
                Timeout = timeout,
                Asserts = asserts,
                Confirm = confirm,
                Endpoint = Text(check, "endpoint"),
            }, []);
    }

    private static ImmutableArray<string> Asserts(JsonElement check, ImmutableArray<CheckIssue>.Builder issues)
    {
        if (!check.TryGetProperty("assert", out var list))
        {
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > CheckLimits.Asserts
            || list.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            issues.Add(new("assert", "check.assert", $"`assert` is a list of at most {CheckLimits.Asserts} texts"));
            return [];
        }

        return [.. list.EnumerateArray().Select(item => item.GetString()!)];
    }

    private static Confirmation Confirm(JsonElement check, ImmutableArray<CheckIssue>.Builder issues)
    {
        if (!check.TryGetProperty("confirm", out var given))
        {
            return Confirmation.Default;
        }

        var d = Confirmation.Default;
        var confirm = new Confirmation(
            Number(given, "fails", d.Fails), Number(given, "of", d.Of),
            Number(given, "successes", d.Successes), Number(given, "quorum", d.Quorum));
        if (!confirm.IsPossible)
        {
            issues.Add(new("confirm", "check.confirm",
                $"a confirmation asks for 1 ≤ fails ≤ of ≤ {CheckLimits.ConfirmWindow}, successes and a quorum of at most {CheckLimits.ConfirmQuorum}"));
        }

        return confirm;
    }

    private static string? Text(JsonElement check, string member) =>
        check.ValueKind == JsonValueKind.Object && check.TryGetProperty(member, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static int Number(JsonElement given, string member, int otherwise) =>
        given.ValueKind != JsonValueKind.Object ? 0
        : !given.TryGetProperty(member, out var value) ? otherwise
        : value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number
        : 0;

    // The form of durations in the estate's documents: a whole number and one of s, m, h, d.
    private static TimeSpan Duration(
        JsonElement check, string member, TimeSpan otherwise, ImmutableArray<CheckIssue>.Builder issues)
    {
        if (!check.TryGetProperty(member, out _))
        {
            return otherwise;
        }

        var text = Text(check, member) ?? "";
        if (text.Length is >= 2 and <= 7
            && int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            switch (text[^1])
            {
                case 's': return TimeSpan.FromSeconds(number);
                case 'm': return TimeSpan.FromMinutes(number);
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
                default: break;
            }
        }

        issues.Add(new(member, "check.duration", $"`{text}` is not a duration such as `60s` or `5m`"));
        return otherwise;
    }
}
