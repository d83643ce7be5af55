using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Policies.Signing;
using DataCenterOps.Domain.Policies.Sovereignty;
using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Domain.Policies;

/// <summary>Reads a pack from YAML and reports everything that is wrong with it at once, each with its place.</summary>
public static class PackParser
{
    // The clock of tests that set none of their own.
    internal static readonly DateTimeOffset TestClock = new(2026, 9, 20, 12, 0, 0, TimeSpan.Zero);

    private static readonly string[] DefaultLevels = ["public", "internal", "restricted", "secret"];

    /// <summary>Parses <paramref name="text"/>. Expressions are read as text: <see cref="PackCompiler"/> checks them.</summary>
    public static ParsedPack Parse(string file, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var errors = ImmutableArray.CreateBuilder<PackError>();
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > PolicyLimits.PackBytes)
        {
            errors.Add(new PackError(
                "pack.too_large", $"the pack has {bytes.Length} bytes and may have {PolicyLimits.PackBytes}", file, 1, 1, ""));
            return new ParsedPack(null, errors.ToImmutable());
        }

        if (new PackYaml(file, errors).Load(text) is not { } root)
        {
            return new ParsedPack(null, errors.ToImmutable());
        }

        var document = new PackObject(root, "", file, errors);
        var head = document.Object("pack");
        if (head is null)
        {
            document.Report("pack.type", "the member `pack` with `id` and `version` is missing");
            return new ParsedPack(null, errors.ToImmutable());
        }

        var version = head.Text("version");
        var law = new ProvisionParser(document);
        var pack = new Pack(
            head.Text("id"),
            version,
            head.Text("jurisdiction", "DZ"),
            $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PackNote.Split(text).Text)))}",
            document.Has("levels") ? document.Texts("levels") : [.. DefaultLevels],
            law.All,
            [.. document.Objects("policies").Select(policy => Read(policy, version, law)).OrderBy(policy => policy.Id, StringComparer.Ordinal)])
        {
            Sovereignty = document.Object("weights") is { } weights ? SovereigntyParser.Read(weights) : null,
        };
        head.RefuseUnknown();
        document.RefuseUnknown();
        Check(pack, document);
        return new ParsedPack(errors.Count == 0 ? pack : null, errors.ToImmutable());
    }

    private static void Check(Pack pack, PackObject document)
    {
        foreach (var twice in pack.Policies.GroupBy(policy => policy.Id, StringComparer.Ordinal).Where(group => group.Count() > 1))
        {
            document.Report("pack.duplicate", $"the policy `{twice.Key}` stands twice", "policies");
        }

        if (pack.Policies.Length is 0 or > PolicyLimits.Policies)
        {
            document.Report("pack.bounds", $"a pack has 1 to {PolicyLimits.Policies} policies", "policies");
        }
    }

    private static Policy Read(PackObject policy, string packVersion, ProvisionParser law)
    {
        var modes = policy.Object("modeByPoint");
        var read = new Policy
        {
            Id = policy.Text("id"),
            Version = policy.Text("version", packVersion),
            Category = policy.Text("category"),
            Severity = policy.Choice<Severity>("severity"),
            Mode = policy.Choice<PolicyMode>("mode"),
            ModeByPoint = modes is null
                ? ImmutableDictionary<EnforcementPoint, PolicyMode>.Empty
                : Enum.GetValues<EnforcementPoint>().Where(point => modes.Has(point.Code()))
                    .ToImmutableDictionary(point => point, point => modes.Choice<PolicyMode>(point.Code())),
            EffectiveFrom = policy.Time("effectiveFrom"),
            GraceDays = policy.Integer("graceDays", 0),
            Title = policy.Localized("title") ?? Missing(policy, "title"),
            Legal = [.. policy.Objects("legal").Select(law.Reference)],
            Frameworks = policy.Texts("frameworks"),
            Target = Target(policy),
            Params = law.Parameters(policy),
            ParamSources = ProvisionParser.Sources(policy),
            Variables = [.. policy.Objects("variables").Select(Variable)],
            Match = policy.Text("match"),
            MatchLine = policy.LineOf("match"),
            Rules = [.. policy.Objects("require").Select(Rule)],
            Waivers = Waivers(policy.Object("exceptions")),
            Tests = [.. policy.Objects("tests").Select(Test)],
        };
        modes?.RefuseUnknown();
        if (read.Rules.Length is 0 or > PolicyLimits.RulesPerPolicy)
        {
            policy.Report("pack.bounds", $"a policy has 1 to {PolicyLimits.RulesPerPolicy} rules", "require");
        }

        CheckGrace(policy, read);
        RefuseDraft(policy, read);
        policy.RefuseUnknown();
        return read;
    }

    // What is not law yet may be tried in a what-if; it forbids nothing.
    private static void RefuseDraft(PackObject source, Policy policy)
    {
        if (!policy.ModeByPoint.Values.Append(policy.Mode).Any(mode => mode > PolicyMode.Audit))
        {
            return;
        }

        foreach (var draft in policy.Legal.Select(legal => legal.Provision).OfType<LegalProvision>().Where(provision => provision.State == "draft"))
        {
            source.Report("pack.draft", $"the provision `{draft.Id}` is a draft: a policy that rests on it goes no further than `audit`", "legal");
        }
    }

    private static void CheckGrace(PackObject policy, Policy read)
    {
        if (read.GraceDays > PolicyLimits.GraceDays)
        {
            policy.Report("pack.bounds", $"`graceDays` is 0 to {PolicyLimits.GraceDays}", "graceDays");
        }
        else if (read is { GraceDays: > 0, EffectiveFrom: null })
        {
            policy.Report("pack.value", "`graceDays` counts from `effectiveFrom`, which is missing", "graceDays");
        }
    }

    private static LocalizedText Missing(PackObject policy, string name)
    {
        policy.Report("pack.type", $"`{name}` must have the members `ar`, `fr` and `en`", name);
        return new("", "", "");
    }

    private static PolicyTarget Target(PackObject policy)
    {
        var text = policy.Text("target");
        if (!Enum.TryParse<PolicyTarget>(text, ignoreCase: false, out var target) || !Enum.IsDefined(target))
        {
            policy.Report("pack.value", $"`{text}` is not one of {string.Join(", ", Enum.GetNames<PolicyTarget>().Select(name => $"`{name}`"))}", "target");
        }

        return target;
    }

    private static PolicyVariable Variable(PackObject variable)
    {
        var read = new PolicyVariable(variable.Text("name"), variable.Text("expression"), variable.LineOf("expression"));
        variable.RefuseUnknown();
        return read;
    }

    private static PolicyRule Rule(PackObject rule)
    {
        var read = new PolicyRule(
            rule.Text("id"), rule.Text("expression"), rule.OptionalText("evidence"),
            rule.Localized("message"), rule.Localized("remediation"), rule.LineOf("expression")) { Points = rule.Integer("points", 0) };
        if (read.Points is < 0 or > PolicyLimits.RulePoints)
        {
            rule.Report("pack.bounds", $"`points` is 0 to {PolicyLimits.RulePoints}", "points");
        }

        rule.RefuseUnknown();
        return read;
    }

    private static WaiverTerms Waivers(PackObject? terms)
    {
        if (terms is null)
        {
            return WaiverTerms.None;
        }

        var approvers = NeedsTwo.Find(NeedsTwo.GrantWaiver)!.Approvers;
        var roles = terms.Has("roles") ? Roles(terms, approvers) : approvers;
        var read = new WaiverTerms(
            terms.Flag("allowed"), terms.Integer("maxDays", 30), Math.Max(WaiverLimits.Others, terms.Integer("approvals", WaiverLimits.Others)), roles);
        if (read.MaxDays is < 1 or > WaiverLimits.Days)
        {
            terms.Report("pack.bounds", $"`maxDays` is 1 to {WaiverLimits.Days}", "maxDays");
        }

        if (read.Approvals > WaiverLimits.MostOthers)
        {
            terms.Report("pack.bounds", $"`approvals` is at most {WaiverLimits.MostOthers}", "approvals");
        }

        terms.RefuseUnknown();
        return read;
    }

    private static ImmutableArray<Role> Roles(PackObject terms, ImmutableArray<Role> approvers)
    {
        var read = ImmutableArray.CreateBuilder<Role>();
        foreach (var code in terms.Texts("roles"))
        {
            if (RoleCodes.TryParse(code, out var role) && approvers.Contains(role))
            {
                read.Add(role);
            }
            else
            {
                terms.Report("pack.value", $"`{code}` is not one of {string.Join(", ", approvers.Select(one => $"`{one.Code()}`"))}", "roles");
            }
        }

        if (read.Count == 0)
        {
            terms.Report("pack.value", "`roles` names nobody, so nobody could agree", "roles");
        }

        return [.. read.Distinct()];
    }

    private static PolicyTest Test(PackObject test)
    {
        var read = new PolicyTest(
            test.Text("name"), test.Json("subject"), test.Time("now") ?? TestClock, test.Texts("expect"),
            test.IsList("expect"), test.Line);
        test.RefuseUnknown();
        return read;
    }
}
