using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Checks;

/// <summary>
/// Assertions: expressions over what a probe saw. All kinds: <c>durationMs</c>, <c>now</c>; http and tls: <c>tls</c> with
/// <c>leafDays</c>, <c>chainDays</c>, <c>names</c>, <c>issuer</c>, <c>issuerCountry</c>, <c>algorithm</c>, <c>keyBits</c>,
/// <c>reason</c>, <c>trusted</c>; http: <c>status</c>, <c>body</c>, <c>json</c>.
/// </summary>
public static class CheckAsserts
{
    private static readonly ConcurrentDictionary<(CheckKind Kind, string Source), CelCompilation> Compiled = new();

    /// <summary>Says what is wrong with <paramref name="asserts"/> of a check of <paramref name="kind"/>, before it ever runs.</summary>
    public static ImmutableArray<CheckIssue> Validate(CheckKind kind, ImmutableArray<string> asserts) =>
        [.. asserts.Index().SelectMany(assert => Issues(kind, assert.Item)
            .Select(message => new CheckIssue(
                string.Create(CultureInfo.InvariantCulture, $"assert[{assert.Index}]"), "check.assert", message)))];

    /// <summary>Judges by assertions: a false one fails; else one that cannot be evaluated leaves the answer unknown.</summary>
    public static CheckVerdict Judge(
        CheckKind kind, ImmutableArray<string> asserts, CheckObservation seen, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var values = CheckVariables.Values(seen, now);
        CheckVerdict? unknown = null;
        foreach (var assert in asserts)
        {
            var (holds, error) = Evaluate(kind, assert, values);
            if (holds == false)
            {
                return new(CheckOutcome.Fail, CheckReasons.Assert, Detail(assert, seen));
            }

            if (holds is null)
            {
                unknown ??= new(CheckOutcome.Unknown, CheckReasons.AssertError, $"`{assert}`: {error}");
            }
        }

        return unknown ?? CheckVerdict.Ok;
    }

    private static IEnumerable<string> Issues(CheckKind kind, string assert) =>
        assert.Length is 0 or > CheckLimits.AssertLength
            ? [$"an assertion has 1 to {CheckLimits.AssertLength} characters"]
            : Compile(kind, assert).Issues.Select(issue => $"`{assert}`: {issue.Message}");

    private static (bool? Holds, string? Error) Evaluate(CheckKind kind, string assert, CelValue[] values)
    {
        if (Compile(kind, assert) is not { Program: { } program } compilation)
        {
            return (null, Compile(kind, assert).Issues[0].Message);
        }

        var result = program.Evaluate(values, new CelBudget(CheckLimits.AssertCost));
        return result.Error is { } error ? (null, error.Message)
            : result.Value.Kind == CelKind.Bool ? (result.Value.AsBool(), null)
            : (null, $"it gives {compilation.ResultType}, not true or false");
    }

    private static CelCompilation Compile(CheckKind kind, string assert)
    {
        if (Compiled.TryGetValue((kind, assert), out var compilation))
        {
            return compilation;
        }

        // Bounded in the simplest way: texts that are still in use come back at their next run.
        if (Compiled.Count >= CheckLimits.CompiledAsserts)
        {
            Compiled.Clear();
        }

        return Compiled.GetOrAdd((kind, assert), key => CheckVariables.Of(key.Kind).Compile(key.Source, CelType.Bool));
    }

    private static string Detail(string assert, CheckObservation seen) =>
        seen.Status is { } status
            ? string.Create(CultureInfo.InvariantCulture, $"`{assert}` is false; status {status}")
            : $"`{assert}` is false";
}
