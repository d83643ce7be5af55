using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>A rule is not got round by what is said of a thing.</summary>
public sealed class FactGuardTests
{
    private const string Abroad = """[{"id":"p1","role":"primary","siteId":"alg-dc1"},{"id":"p2","role":"replica","siteId":"par-dc1"}]""";
    private const string AtHome = """[{"id":"p1","role":"primary","siteId":"alg-dc1"}]""";

    private const string Rules =
        """
        pack: {id: tests, version: 1.0.0, jurisdiction: DZ}
        policies:
        - id: TST-001
          version: 1.0.0
          category: residency
          severity: critical
          mode: enforce
          title: {en: "At home", fr: "Chez soi", ar: "في الوطن"}
          target: System
          match: "subject.personalData"
          require:
          - id: at-home
            expression: "subject.placements.all(p, p.jurisdiction in subject.allowedJurisdictions)"
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {allowed: false}
          tests:
          - {name: home, expect: pass, subject: {personalData: true, allowedJurisdictions: [DZ], placements: [{jurisdiction: DZ}]}}
          - {name: abroad, expect: at-home, subject: {personalData: true, allowedJurisdictions: [DZ], placements: [{jurisdiction: FR}]}}
        - id: TST-002
          version: 1.0.0
          category: security
          severity: high
          mode: enforce
          title: {en: "Encrypted", fr: "Chiffré", ar: "مشفر"}
          target: System
          match: "subject.classification != 'public'"
          require:
          - id: encrypted
            expression: "subject.placements.all(p, p.encryptedAtRest)"
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {allowed: false}
          tests:
          - {name: yes, expect: pass, subject: {classification: secret, placements: [{encryptedAtRest: true}]}}
          - {name: no, expect: encrypted, subject: {classification: secret, placements: [{encryptedAtRest: false}]}}
        - id: TST-003
          version: 1.0.0
          category: security
          severity: low
          mode: warn
          title: {en: "Purposes", fr: "Finalités", ar: "الأغراض"}
          target: System
          match: "subject.highRisk"
          require:
          - id: few
            expression: "size(subject.purposes) < 2"
            remediation: {en: "mend", fr: "corriger", ar: "أصلح"}
          exceptions: {allowed: false}
          tests:
          - {name: few, expect: pass, subject: {highRisk: true, purposes: []}}
          - {name: many, expect: few, subject: {highRisk: true, purposes: [a, b]}}
        """;

    private static readonly DateTimeOffset Now = new(2026, 11, 30, 9, 0, 0, TimeSpan.Zero);

    private static readonly CompiledPack Pack = Compiled();

    /// <summary>What is there, what somebody changes in the system, and which rules that sets aside by which facts.</summary>
    public static TheoryData<string, string, (string, string?)[], string[]> Table => new()
    {
        { AtHome, "true", [("personalData", "false")], ["TST-001 at-home stops-applying personalData"] },
        { AtHome, "true", [("personalData", "false"), ("placements", Abroad)], ["TST-001 at-home starts-passing personalData"] },
        { Abroad, "true", [("personalData", "false")], ["TST-001 at-home starts-passing personalData"] },
        { AtHome, "true", [("classification", "\"public\"")], ["TST-002 encrypted stops-applying classification"] },
        {
            AtHome, "true", [("classification", "\"public\""), ("personalData", "false")],
            ["TST-001 at-home stops-applying personalData", "TST-002 encrypted stops-applying classification"]
        },

        // Deeds: a real move home, a new copy, another vendor.
        { Abroad, "true", [("placements", AtHome)], [] },
        { AtHome, "true", [("placements", Abroad)], [] },
        { AtHome, "true", [("phase", "\"retiring\"")], [] },

        // Stricter, another level that the rule holds for too, and a rule that does not deny.
        { AtHome, "false", [("personalData", "true")], [] },
        { AtHome, "true", [("classification", "\"internal\"")], [] },
        { AtHome, "true", [("highRisk", "false")], [] },
        { AtHome, "true", [("name", "{}")], [] },
    };

    [Theory, MemberData(nameof(Table))]
    public async Task A_change_is_held_for_the_rules_that_its_words_set_aside(
        string placements, string personal, (string, string?)[] change, string[] expected)
    {
        var estate = Estate(placements, personal);
        var before = estate["System", "pensions"];

        var hold = await HoldAsync(estate, (SmallEstate.With(before, change), before));

        Assert.Equal(expected, hold.Rules.Select(Show), StringComparer.Ordinal);
        Assert.Equal(expected.Length > 0, hold.IsHeld);
        Assert.All(hold.Rules, rule => Assert.All(
            new[] { rule.Sentence.Ar, rule.Sentence.Fr, rule.Sentence.En },
            text => Assert.True(text.Contains(rule.Policy, StringComparison.Ordinal) && text.Contains(rule.Facts[0], StringComparison.Ordinal), text)));
    }

    [Fact]
    public async Task A_new_authorisation_is_held_when_it_lets_a_system_pass()
    {
        var estate = Estate(Abroad, "true");
        Assert.Equal(["TST-001 at-home starts-passing dataCategories,jurisdictions,kind,validUntil"], (await HoldAsync(estate, (Authorisation("FR"), null))).Rules.Select(Show), StringComparer.Ordinal);
        Assert.False((await HoldAsync(estate, (Authorisation("DZ"), null))).IsHeld);
    }

    [Fact]
    public async Task A_new_authorisation_is_held_before_there_is_anything_abroad_that_it_would_allow()
    {
        Assert.True((await HoldAsync(Estate(AtHome, "true"), (Authorisation("FR"), null))).IsHeld);
        Assert.False((await HoldAsync(Estate(AtHome, "false"), (Authorisation("FR"), null))).IsHeld);
    }

    [Fact]
    public async Task A_wider_authorisation_is_held_and_a_narrower_one_is_not()
    {
        var estate = Estate(Abroad, "true");
        estate.Put(Authorisation("DE"));
        Assert.Equal(
            ["TST-001 at-home starts-passing jurisdictions"],
            (await HoldAsync(estate, (Authorisation("DE", "FR"), Authorisation("DE")))).Rules.Select(Show), StringComparer.Ordinal);
        estate.Put(Authorisation("DE", "FR"));
        Assert.False((await HoldAsync(estate, (Authorisation("DE"), Authorisation("DE", "FR")))).IsHeld);
    }

    [Fact]
    public async Task A_site_said_to_be_at_home_is_held_for_the_systems_on_it()
    {
        var estate = Estate(Abroad, "true");
        var site = estate["Site", "par-dc1"];
        var hold = await HoldAsync(estate, (SmallEstate.With(site, ("jurisdiction", "\"DZ\"")), site));
        Assert.Equal(["TST-001 at-home starts-passing jurisdiction"], hold.Rules.Select(Show), StringComparer.Ordinal);
        Assert.Equal("pensions", hold.Rules[0].SubjectId);
    }

    [Fact]
    public async Task Two_changes_that_hide_each_other_are_both_held()
    {
        var estate = Estate(Abroad, "true");
        var (one, two) = (Authorisation("FR"), SmallEstate.Document("Authorisation", "second", Text("FR")));
        Assert.True((await HoldAsync(estate, 0, (one, null), (two, null))).IsHeld);
        Assert.True((await HoldAsync(estate, 1, (one, null), (two, null))).IsHeld);
    }

    [Fact]
    public async Task What_is_new_with_the_change_is_no_rule_got_round()
    {
        var estate = Estate(AtHome, "false");
        var added = SmallEstate.With(SmallEstate.Document("System", "health", SystemText(Abroad, "true")), ("id", "\"health\""));
        Assert.False((await HoldAsync(estate, 0, (Authorisation("FR"), null), (added, null))).IsHeld);
    }

    [Theory]
    [InlineData("personalData", "operator", "security-officer,dpo")]
    [InlineData("personalData", "security-officer", "security-officer,dpo")]
    [InlineData("kind", "operator", "operator,security-officer,dpo")]
    [InlineData("kind", "security-officer", "operator")]
    [InlineData("kind,personalData", "dpo", "operator")]
    [InlineData("kind,personalData", "auditor", "security-officer")]
    public void Who_agrees_owns_what_the_asker_does_not(string facts, string asks, string agree)
    {
        var roles = FactOwners.ApproversOf(EstateSchema.Get("System"), [.. facts.Split(',')], lessCritical: false, [RoleCodes.Parse(asks)]);
        Assert.Equal(agree.Split(',').Order(StringComparer.Ordinal), roles.Select(role => role.Code()).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(roles, role => Assert.Contains(role, NeedsTwo.Find(NeedsTwo.ChangeFact)!.Approvers));
    }

    [Fact]
    public void The_frozen_arguments_hold_the_rules_the_facts_and_what_differs_and_fit()
    {
        var before = SmallEstate.Document("System", "pensions", SystemText(AtHome, "true"));
        var after = SmallEstate.With(before, ("personalData", "false"), ("purposes", $"[\"{new string('x', 199)}😀\"]"));
        var hold = FactHold.Of(Enumerable.Range(0, 40).Select(n => new GuardedRule(
            $"DCO-VERYLONG-{n:000}", new string('r', 60), "System", new string('s', 80), GuardEffect.StartsPassing, ["classification", "personalData"])));
        var text = FactArguments.Write(new string('a', 64), "algeria", hold, after, before);

        Assert.True(text.Length < ApprovalLimits.ArgumentBytes, $"{text.Length}");
        Assert.Equal(new FactArguments(new string('a', 64), "algeria", hold.Sha256), FactArguments.Read(text));
        var rows = FactArguments.Rows(text);
        Assert.Equal(PolicyLimits.GuardedRules + 1 + 2, rows.Length);
        Assert.Equal(("personalData", "true", "false"), (rows[33].Label.En, rows[33].Before, rows[33].After));
    }

    // The law of the guard: whatever one person says, one step or many, alone or with deeds that leave everything where it is, no
    // enforced rule that a system breaks comes to be kept, and none that it keeps comes not to apply.
    [Fact]
    public async Task No_sequence_of_statements_that_are_not_held_makes_a_system_pass()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var dice = new Dice(seed);
            var estate = Estate(dice.Next(2) == 0 ? Abroad : AtHome, dice.Next(4) == 0 ? "false" : "true");
            for (var step = 0; step < 12; step++)
            {
                var before = await StandingAsync(estate);
                var (document, previous) = Statement(estate, dice);
                if (document is null || (await HoldAsync(estate, (document, previous))).IsHeld)
                {
                    continue;
                }

                estate.Put(document);
                var after = await StandingAsync(estate);
                Assert.All(before, rule => Assert.True(
                    rule.Value == RuleOutcome.NotApplicable || rule.Value == after[rule.Key] || after[rule.Key] == RuleOutcome.Violation,
                    $"seed {seed} step {step}: {rule.Key} {rule.Value} → {after[rule.Key]} by {document.Kind.Name}"));
            }
        }
    }

    private static (DeclaredDocument? Document, DeclaredDocument? Previous) Statement(SmallEstate estate, Dice dice)
    {
        var system = estate["System", "pensions"];
        var (paris, algiers) = (estate["Site", "par-dc1"], estate["Site", "alg-dc1"]);
        return dice.Next(8) switch
        {
            0 => (SmallEstate.With(system, ("personalData", dice.Next(2) == 0 ? "false" : "true")), system),
            1 => (SmallEstate.With(system, ("classification", dice.Next(2) == 0 ? "\"public\"" : "\"secret\"")), system),
            2 => (SmallEstate.With(system, ("dataCategories", dice.Next(2) == 0 ? "[]" : "[\"identity\",\"health\"]")), system),
            3 => (Authorisation(dice.Next(2) == 0 ? "FR" : "DE"), estate.Get("Authorisation", "transfer")),
            4 => (Authorisation("DE", "FR"), estate.Get("Authorisation", "transfer")),
            5 => (SmallEstate.With(paris, ("jurisdiction", dice.Next(2) == 0 ? "\"DZ\"" : "\"FR\"")), paris),
            6 => (SmallEstate.With(algiers, ("jurisdiction", dice.Next(2) == 0 ? "\"DZ\"" : "\"FR\"")), algiers),
            _ => (SmallEstate.With(system, ("highRisk", dice.Next(2) == 0 ? "false" : "true")), system),
        };
    }

    private static async Task<Dictionary<string, RuleOutcome>> StandingAsync(SmallEstate estate)
    {
        var hydrator = new Hydrator(estate, Pack.Pack);
        var subject = await hydrator.HydrateAsync("System", "pensions", 1, estate["System", "pensions"].Read(), TestContext.Current.CancellationToken);
        var evaluation = PolicyEvaluator.Evaluate(subject!, Pack, WaiverSet.None, EnforcementPoint.Admission, Now, TestContext.Current.CancellationToken);
        return evaluation.Results.Where(result => result.Mode == PolicyMode.Enforce)
            .ToDictionary(result => result.Policy.Id, result => result.Outcome, StringComparer.Ordinal);
    }

    private static Task<FactHold> HoldAsync(SmallEstate estate, params (DeclaredDocument Document, DeclaredDocument? Previous)[] changes) =>
        HoldAsync(estate, 0, changes);

    private static async Task<FactHold> HoldAsync(
        SmallEstate estate, int which, params (DeclaredDocument Document, DeclaredDocument? Previous)[] changes) =>
        await FactGuard.FindAsync(
            changes[which].Document, changes[which].Previous, estate, FactGuard.AsItWasSaid(estate, changes),
            new ProposedFacts(estate, changes.Select(change => change.Document)), Pack, Now, TestContext.Current.CancellationToken);

    private static string Show(GuardedRule rule) => $"{rule.Policy} {rule.Rule} {rule.EffectCode} {string.Join(',', rule.Facts)}";

    private static SmallEstate Estate(string placements, string personal)
    {
        var estate = new SmallEstate();
        estate.Put(SmallEstate.Document("Tenant", "cnas", """{"kind":"agency"}"""));
        estate.Put(SmallEstate.Document("Site", "alg-dc1", """{"jurisdiction":"DZ","national":true,"classificationCeiling":"secret"}"""));
        estate.Put(SmallEstate.Document("Site", "par-dc1", """{"jurisdiction":"FR","national":false,"classificationCeiling":"public"}"""));
        estate.Put(SmallEstate.Document("System", "pensions", SystemText(placements, personal)));
        return estate;
    }

    private static string SystemText(string placements, string personal) =>
        $$"""
        {"tenant":"cnas","kind":"register","phase":"production","criticality":"important","classification":"secret","personalData":{{personal}},
         "sensitiveData":false,"highRisk":true,"vitalStateInterest":false,"dataCategories":["identity"],"purposes":["a"],
         "placements":{{placements.Replace("}", ",\"encryptedAtRest\":true}", StringComparison.Ordinal)}}}
        """;

    private static DeclaredDocument Authorisation(params string[] places) => SmallEstate.Document("Authorisation", "transfer", Text(places));

    private static string Text(params string[] places) =>
        $$"""{"tenant":"cnas","kind":"anpdp-transfer","jurisdictions":[{{string.Join(',', places.Select(place => $"\"{place}\""))}}],"dataCategories":["identity","health"],"validUntil":"2027-11-30T00:00:00Z"}""";

    private static CompiledPack Compiled()
    {
        var parsed = PackParser.Parse("tests.yaml", Rules);
        Assert.Empty(parsed.Errors);
        var compiled = PackCompiler.Compile(parsed.Pack!, "tests.yaml");
        Assert.Empty(compiled.Errors);
        return compiled.Pack!;
    }
}
