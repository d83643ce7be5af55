using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>Why a change of facts waits for others.</summary>
/// <param name="Rules">The rules that it would set aside: the first <see cref="PolicyLimits.GuardedRules"/> in the order of their names.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Sha256">Of all of them; consent binds to it, and others void it.</param>
public sealed record FactHold(ImmutableArray<GuardedRule> Rules, int Count, string Sha256)
{
    /// <summary>Nothing stands against the change.</summary>
    public static FactHold None { get; } = Of([]);

    /// <summary>Whether others must agree.</summary>
    public bool IsHeld => Count > 0;

    /// <summary>Every fact that sets a rule aside, in the order of names.</summary>
    public ImmutableArray<string> Facts => [.. Rules.SelectMany(rule => rule.Facts).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>A hold for these rules, in whatever order they were found.</summary>
    public static FactHold Of(IEnumerable<GuardedRule> found)
    {
        var all = found
            .OrderBy(rule => rule.Policy, StringComparer.Ordinal).ThenBy(rule => rule.Rule, StringComparer.Ordinal)
            .ThenBy(rule => rule.SubjectKind, StringComparer.Ordinal).ThenBy(rule => rule.SubjectId, StringComparer.Ordinal)
            .ToArray();
        var text = string.Join('\n', all.Select(rule =>
            $"{rule.Policy}\t{rule.Rule}\t{rule.SubjectKind}\t{rule.SubjectId}\t{rule.EffectCode}\t{string.Join(',', rule.Facts)}"));
        return new FactHold(
            [.. all.Take(PolicyLimits.GuardedRules)], all.Length, CanonicalJson.Sha256(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>One reason per rule, and how many more there are.</summary>
    public ImmutableArray<Reason> Reasons() =>
    [
        .. Rules.Select(rule => rule.ToReason()),
        .. Count > Rules.Length
            ? [new Reason(FactGuard.Code, $"and {Count - Rules.Length} more rules and subjects")]
            : ImmutableArray<Reason>.Empty,
    ];

    /// <summary>The rules as JSON for programs, each with its sentence in three languages.</summary>
    public JsonObject ToJson() => new()
    {
        ["rules"] = new JsonArray([.. Rules.Select(rule => new JsonObject
        {
            ["effect"] = rule.EffectCode,
            ["facts"] = new JsonArray([.. rule.Facts.Select(fact => JsonValue.Create(fact))]),
            ["message"] = new JsonObject { ["ar"] = rule.Sentence.Ar, ["en"] = rule.Sentence.En, ["fr"] = rule.Sentence.Fr },
            ["policy"] = rule.Policy,
            ["rule"] = rule.Rule,
            ["subject"] = new JsonObject { ["id"] = rule.SubjectId, ["kind"] = rule.SubjectKind },
        })]),
        ["rulesLeftOut"] = Count - Rules.Length,
    };
}
