using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>What is frozen when a change of facts waits for others.</summary>
/// <param name="DocumentSha256">The document as it was written, by hash; the ledger keeps it.</param>
/// <param name="Estate">The estate that declares it, if one does.</param>
/// <param name="HoldSha256">The set of the rules that it would set aside.</param>
public sealed record FactArguments(string DocumentSha256, string? Estate, string HoldSha256)
{
    // A value is shown to be recognised; the document says all of it.
    private const int ValueLength = 120;

    private static readonly LocalizedText Rule = new("تسقط قاعدة", "Règle écartée", "Rule set aside");
    private static readonly LocalizedText More = new("قواعد أخرى", "Autres règles", "More rules");

    /// <summary>The arguments as a canonical JSON object of less than <see cref="ApprovalLimits.ArgumentBytes"/>.</summary>
    public static string Write(string documentSha256, string? estate, FactHold hold, DeclaredDocument document, DeclaredDocument? previous)
    {
        ArgumentNullException.ThrowIfNull(hold);
        ArgumentNullException.ThrowIfNull(document);
        var facts = FactGuard.Changed(document, previous);
        var changes = DocumentChanges.Between(previous?.Body ?? ReadOnlyMemory<byte>.Empty, document.Body)
            .OrderByDescending(change => facts.Contains(change.Path.Split('.', '[')[0], StringComparer.Ordinal))
            .Take(PolicyLimits.HeldChanges);
        var held = hold.ToJson();
        foreach (var rule in held["rules"]!.AsArray())
        {
            // The sentence follows from the rest, which is what is signed for.
            rule!.AsObject().Remove("message");
        }

        held["changes"] = new JsonArray([.. changes.Select(change => new JsonObject
        {
            ["after"] = Short(change.After),
            ["before"] = Short(change.Before),
            ["path"] = change.Path,
        })]);
        held["documentSha256"] = documentSha256;
        held["estate"] = estate;
        held["holdSha256"] = hold.Sha256;
        return Encoding.UTF8.GetString(CanonicalJson.Write(held));
    }

    /// <summary>Reads them back.</summary>
    public static FactArguments Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var root = document.RootElement;
        return new FactArguments(
            root.GetProperty("documentSha256").GetString()!, root.GetProperty("estate").GetString(), root.GetProperty("holdSha256").GetString()!);
    }

    /// <summary>What who agrees is shown: each rule that is set aside and why, then what the document would say.</summary>
    public static ImmutableArray<DifferenceRow> Rows(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var root = document.RootElement;
        var left = root.GetProperty("rulesLeftOut").GetInt32();
        return
        [
            .. root.GetProperty("rules").EnumerateArray().Select(Guarded).Select(rule => new DifferenceRow(
                new LocalizedText($"{Rule.Ar}: {rule.Sentence.Ar}", $"{Rule.Fr} : {rule.Sentence.Fr}", $"{Rule.En}: {rule.Sentence.En}"),
                rule.Effect == GuardEffect.StopsApplying ? "compliant" : "violation",
                rule.Effect == GuardEffect.StopsApplying ? "not-applicable" : "compliant") { AreCodes = true }),
            .. left > 0 ? [new DifferenceRow(More, "", $"+ {left}")] : ImmutableArray<DifferenceRow>.Empty,
            .. root.GetProperty("changes").EnumerateArray().Select(change =>
            {
                var path = change.GetProperty("path").GetString()!;
                return new DifferenceRow(
                    new LocalizedText(path, path, path), change.GetProperty("before").GetString()!, change.GetProperty("after").GetString()!);
            }),
        ];
    }

    private static GuardedRule Guarded(JsonElement rule) => new(
        rule.GetProperty("policy").GetString()!,
        rule.GetProperty("rule").GetString()!,
        rule.GetProperty("subject").GetProperty("kind").GetString()!,
        rule.GetProperty("subject").GetProperty("id").GetString()!,
        rule.GetProperty("effect").ValueEquals("stops-applying") ? GuardEffect.StopsApplying : GuardEffect.StartsPassing,
        [.. rule.GetProperty("facts").EnumerateArray().Select(fact => fact.GetString()!)]);

    private static string Short(string? value) => value is null ? ""
        : value.Length <= ValueLength ? value
        : $"{value[..(char.IsHighSurrogate(value[ValueLength - 1]) ? ValueLength - 1 : ValueLength)]}…";
}
