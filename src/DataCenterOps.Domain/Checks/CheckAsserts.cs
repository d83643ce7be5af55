using System.Collections.Immutable;
using System.Globalization;

namespace DataCenterOps.Domain.Checks;

/// <summary>Assertions: expressions over what a probe saw.</summary>
public static class CheckAsserts
{
    /// <summary>Says what is wrong with <paramref name="asserts"/> of a check of <paramref name="kind"/>, before it ever runs.</summary>
    public static ImmutableArray<CheckIssue> Validate(CheckKind kind, ImmutableArray<string> asserts) =>
        [.. asserts.Index()
            .Where(assert => assert.Item.Length is 0 or > CheckLimits.AssertLength)
            .Select(assert => new CheckIssue(
                string.Create(CultureInfo.InvariantCulture, $"assert[{assert.Index}]"),
                "check.assert",
                $"an assertion of a check of kind `{kind.Code()}` has 1 to {CheckLimits.AssertLength} characters"))];

    /// <summary>Judges by assertions: a false one fails, one that cannot be evaluated leaves the answer unknown.</summary>
    public static CheckVerdict Judge(
        CheckKind kind, ImmutableArray<string> asserts, CheckObservation seen, DateTimeOffset now) =>
        new(CheckOutcome.Unknown, CheckReasons.AssertError, "assertions cannot be evaluated yet");
}
