using System.Text.RegularExpressions;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Policies;

/// <summary>What a reviewer would ask of a pack that compiles: doubts, not errors.</summary>
internal static class PackLint
{
    /// <summary>The warnings, in the order of the pack.</summary>
    public static IEnumerable<LintWarning> Warnings(Pack pack) => pack.Policies.SelectMany(policy => Of(policy));

    private static IEnumerable<LintWarning> Of(Policy policy)
    {
        foreach (var language in Missing(policy.Title))
        {
            yield return new(policy.Id, $"the title is missing in `{language}`", "lint.language");
        }

        foreach (var rule in policy.Rules.Where(rule => !policy.Tests.Any(test => test.Expect.Contains(rule.Id, StringComparer.Ordinal))))
        {
            yield return new(policy.Id, $"no test shows that the rule `{rule.Id}` can fail", "lint.untested");
        }

        // The law is cited in the refusal: whoever is refused must be able to rely on it.
        foreach (var legal in policy.Mode == PolicyMode.Enforce ? policy.Legal : [])
        {
            if (legal.Status != "verified-text")
            {
                yield return new(policy.Id, $"it enforces `{legal.Instrument}`, which is `{legal.Status}`", "lint.unverified");
            }
        }

        var texts = Expressions(policy).ToList();
        foreach (var variable in policy.Variables.Where(variable => !IsUsed(texts, "variables", variable.Name)))
        {
            yield return new(policy.Id, $"the variable `{variable.Name}` is not used", "lint.unused");
        }

        var parameters = policy.Params.ValueKind == System.Text.Json.JsonValueKind.Object
            ? policy.Params.EnumerateObject().Select(parameter => parameter.Name)
            : [];
        foreach (var parameter in parameters.Where(parameter => !IsUsed(texts, "params", parameter)))
        {
            yield return new(policy.Id, $"the parameter `{parameter}` is not used", "lint.unused");
        }
    }

    private static IEnumerable<string> Expressions(Policy policy) =>
        policy.Variables.Select(variable => variable.Expression)
            .Append(policy.Match)
            .Concat(policy.Rules.SelectMany(rule => new[] { rule.Expression, rule.Evidence ?? "" }));

    private static bool IsUsed(List<string> expressions, string root, string name)
    {
        var pattern = $@"\b{root}\s*(?:\.\s*|\[\s*[""']){Regex.Escape(name)}\b";
        return expressions.Exists(text => Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
    }

    private static IEnumerable<string> Missing(LocalizedText text)
    {
        if (string.IsNullOrWhiteSpace(text.Ar))
        {
            yield return "ar";
        }

        if (string.IsNullOrWhiteSpace(text.Fr))
        {
            yield return "fr";
        }

        if (string.IsNullOrWhiteSpace(text.En))
        {
            yield return "en";
        }
    }
}
