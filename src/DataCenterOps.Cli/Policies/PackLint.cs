using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Cli.Policies;

/// <summary>What a reviewer would ask of a pack that compiles: doubts, not errors.</summary>
internal static class PackLint
{
    /// <summary>The warnings, in the order of the pack.</summary>
    public static IEnumerable<LintWarning> Warnings(CompiledPack pack) =>
        pack.Policies.SelectMany(Of).Concat(SovereigntyLint.Warnings(pack.Pack.Sovereignty));

    private static IEnumerable<LintWarning> Of(CompiledPolicy compiled) =>
        Languages(compiled.Policy)
            .Concat(Tests(compiled.Policy))
            .Concat(Law(compiled.Policy))
            .Concat(Unused(compiled))
            .Concat(new ExpressionLint(compiled).Warnings());

    private static IEnumerable<LintWarning> Languages(Policy policy) =>
        from named in Texts(policy)
        where named.Text is not null
        from language in Missing(named.Text)
        select new LintWarning(policy.Id, $"{named.Name} is missing in `{language}`", "lint.language");

    private static IEnumerable<(string Name, LocalizedText? Text)> Texts(Policy policy)
    {
        yield return ("the title", policy.Title);
        foreach (var rule in policy.Rules)
        {
            yield return ($"the message of `{rule.Id}`", rule.Message);
            yield return ($"the remediation of `{rule.Id}`", rule.Remediation);
        }

        foreach (var legal in policy.Legal)
        {
            yield return ($"the title of `{legal.ProvisionId}`", legal.Provision?.Title);
        }
    }

    private static IEnumerable<LintWarning> Tests(Policy policy) =>
        policy.Rules.Where(rule => !policy.Tests.Any(test => test.Expect.Contains(rule.Id, StringComparer.Ordinal)))
            .Select(rule => new LintWarning(policy.Id, $"no test shows that the rule `{rule.Id}` can fail", "lint.untested"));

    private static IEnumerable<LintWarning> Law(Policy policy)
    {
        // The law is cited in the refusal: whoever is refused must be able to rely on it.
        var enforces = policy.ModeByPoint.Values.Append(policy.Mode).Contains(PolicyMode.Enforce);
        foreach (var legal in policy.Legal)
        {
            if (enforces && legal.Status != "verified-text")
            {
                yield return new(policy.Id, $"it enforces `{legal.Instrument}`, which is `{legal.Status}`", "lint.unverified");
            }

            if (legal.Provision is { } provision && LegalVerification.IsSurer(legal.Status, provision.Verification.Status))
            {
                yield return new(
                    policy.Id,
                    $"it cites `{provision.Id}` as `{legal.Status}`, which is recorded as `{provision.Verification.Status}`",
                    "lint.status");
            }
        }
    }

    private static IEnumerable<LintWarning> Unused(CompiledPolicy compiled)
    {
        var used = compiled.Expressions.SelectMany(expression => expression.Uses)
            .Select(use => (use.Type.Name, Field: use.Field.Name)).ToHashSet();
        foreach (var variable in compiled.Policy.Variables.Where(variable => !used.Contains(("variables", variable.Name))))
        {
            yield return new(compiled.Policy.Id, $"the variable `{variable.Name}` is not used", "lint.unused");
        }

        foreach (var parameter in compiled.Policy.Params.EnumerateObject().Where(parameter => !used.Contains(("params", parameter.Name))))
        {
            yield return new(compiled.Policy.Id, $"the parameter `{parameter.Name}` is not used", "lint.unused");
        }
    }

    internal static IEnumerable<string> Missing(LocalizedText text) =>
        new (string Code, string Text)[] { ("ar", text.Ar), ("fr", text.Fr), ("en", text.En) }
            .Where(language => string.IsNullOrWhiteSpace(language.Text)).Select(language => language.Code);
}
