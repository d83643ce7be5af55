using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

public sealed class EstateCheckTests
{
    private const string Base = """
        {document: Estate, id: test-estate, dataCategories: [identity, civil-status]}
        ---
        {document: Jurisdiction, id: DZ}
        ---
        {document: Tenant, id: min-interior, kind: institution}
        ---
        {document: Site, id: alg-dc1, jurisdiction: DZ, national: true, coordinates: {lat: 1, lon: 2}, classificationCeiling: secret}
        ---
        {document: Meter, id: vm_vcpu, shape: state, unit: Cores, billedUnit: Core-Hours}
        ---
        {document: Key, id: dek, tenant: min-interior, level: data, type: xaes256-gcm, custodian: state, backend: hsm, backendJurisdiction: DZ, state: active}
        ---
        document: System
        id: registry
        fictional: true
        tenant: min-interior
        kind: register
        phase: production
        classification: restricted
        criticality: vital
        personalData: true
        sensitiveData: false
        highRisk: false
        vitalStateInterest: true
        dataCategories: [identity]
        placements: [{id: p1, role: primary, siteId: alg-dc1, encryptedAtRest: true}]
        endpoints: [{id: web, host: etat-civil.dz.example, declared: [DZ]}]
        checks: [{id: http, kind: http, target: "self:/sample/etat-civil", endpoint: web, assert: ["status == 200"]}]
        resources: [{id: vm-1, siteId: alg-dc1, since: now-20d, quantities: {vm_vcpu: 16}}]
        keys: [min-interior/dek]

        """;

    [Fact]
    public void An_estate_in_which_everything_named_is_there_is_clean() => Assert.Empty(Check(Base).Errors);

    [Theory]
    [InlineData("siteId: alg-dc1, encrypted", "siteId: alg-dc2, encrypted", "estate.reference", "placements[0].siteId", "Site `alg-dc2` does not exist: did you mean `alg-dc1`?")]
    [InlineData("quantities: {vm_vcpu", "quantities: {vm_vcpus", "estate.reference", "resources[0].quantities.vm_vcpus", "Meter `vm_vcpus` does not exist: did you mean `vm_vcpu`?")]
    [InlineData("min-interior/dek", "min-interior/kek", "estate.reference", "keys[0]", "Key `min-interior/kek` does not exist: did you mean `min-interior/dek`?")]
    [InlineData("dataCategories: [identity]", "dataCategories: [identiti]", "estate.reference", "dataCategories[0]", "the estate lists no data category `identiti`: did you mean `identity`?")]
    [InlineData("endpoint: web", "endpoint: wob", "estate.reference", "checks[0].endpoint", "`endpoints` has no `wob`: did you mean `web`?")]
    [InlineData("role: primary", "role: dr", "estate.bounds", "placements", "exactly one placement is `primary`, here 0 are")]
    [InlineData("now-20d", "now-500d", "estate.bounds", "resources[0].since", "a resource is metered from at most 400 days back")]
    [InlineData("tenant: min-interior\nkind", "tenant: min-interior2\nkind", "estate.reference", "tenant", "Tenant `min-interior2` does not exist: did you mean `min-interior`?")]
    [InlineData("{document: Jurisdiction, id: DZ}", "{document: Jurisdiction, id: DZ}\n---\n{document: Jurisdiction, id: DZ}", "estate.duplicate", "id", "Jurisdiction `DZ` stands twice, first in a.yaml on line 3")]
    [InlineData("{document: Jurisdiction, id: DZ}", "{document: Jurisdiction, id: DZ}\n---\n{document: Estate, id: other-one, dataCategories: []}", "estate.duplicate", "id", "a folder has one Estate, here it is `test-estate` of a.yaml")]
    [InlineData("{document: Jurisdiction, id: DZ}", "{document: Jurisdiction, id: DZ, members: [DZ]}", "estate.cycle", "members[0]", "`DZ` contains itself through `DZ`")]
    public void What_does_not_fit_together_is_told_with_its_place(string right, string wrong, string code, string path, string message)
    {
        var errors = Check(Base.Replace(right, wrong, StringComparison.Ordinal)).Errors;

        var error = Assert.Single(errors, error => error.Path == path && error.Code == code);
        Assert.Equal(message, error.Message);
        Assert.True(error is { File: "a.yaml", Line: > 0, Column: > 0 });
    }

    [Fact]
    public void Blocs_may_lie_in_blocs_but_not_in_themselves()
    {
        const string Fine = "---\n{document: Jurisdiction, id: AAA, members: [BBB, DZ]}\n---\n{document: Jurisdiction, id: BBB, members: [DZ]}\n";

        Assert.Empty(Check(Base + Fine).Errors);
        Assert.Equal(
            "members[0], members[0]",
            string.Join(", ", Check(Base + Fine.Replace("id: BBB, members: [DZ]", "id: BBB, members: [AAA]", StringComparison.Ordinal))
                .Errors.Where(error => error.Code == EstateCodes.Cycle).Select(error => error.Path)));
    }

    [Fact]
    public void A_cycle_through_what_exists_already_is_found()
    {
        var known = Known("{document: Jurisdiction, id: AAA, members: [BBB]}\n---\n{document: Jurisdiction, id: DZ}");

        var verdict = EstateCheck.Check(
            EstateExamples.Parse("{document: Jurisdiction, id: BBB, members: [AAA]}").Documents, known, EstateExamples.Now);

        Assert.Equal(EstateCodes.Cycle, Assert.Single(verdict.Errors).Code);
    }

    [Fact]
    public void What_exists_may_be_named_unless_it_is_retired_or_about_to_be()
    {
        var site = EstateExamples.Parse("{document: Site, id: alg-dc2, jurisdiction: DZ, national: true, coordinates: {lat: 1, lon: 2}, classificationCeiling: secret}").Documents;
        var known = Known("{document: Jurisdiction, id: DZ}");
        var dz = (EstateSchema.Get("Jurisdiction"), "DZ");

        Assert.Empty(EstateCheck.Check(site, known, EstateExamples.Now).Errors);
        Assert.Contains(
            "would be retired",
            Assert.Single(EstateCheck.Check(site, known, EstateExamples.Now, new HashSet<(DocumentKind, string)> { dz }).Errors).Message,
            StringComparison.Ordinal);
        Assert.Contains(
            "was retired",
            Assert.Single(EstateCheck.Check(site, new KnownEstate([], [dz]), EstateExamples.Now).Errors).Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dependsOn: [theirs]", "dependsOn: [absent]")]
    [InlineData("keys: [cnas/their-dek]", "keys: [cnas/absent]")]
    [InlineData("tenant: cnas", "tenant: absent")]
    public void Another_tenants_thing_is_as_absent_as_what_is_not_there(string theirs, string absent)
    {
        var known = Known(Base + Theirs);

        var (hidden, missing) = (One(theirs), One(absent));
        Assert.Equal(missing.Replace("absent", "X", StringComparison.Ordinal), hidden
            .Replace("their-dek", "X", StringComparison.Ordinal).Replace("theirs", "X", StringComparison.Ordinal)
            .Replace("Tenant `cnas`", "Tenant `X`", StringComparison.Ordinal));
        Assert.DoesNotContain("theirs", missing, StringComparison.Ordinal);
        if (theirs.StartsWith("depends", StringComparison.Ordinal))
        {
            Assert.Empty(Scoped(Mine(theirs), known, TenantScope.All).Errors);
        }

        string One(string field) =>
            Assert.Single(Scoped(Mine(field), known, Own).Errors, error => error.Code == EstateCodes.Reference).Message;
    }

    [Fact]
    public void What_nobody_owns_ones_own_things_and_the_other_side_of_a_flow_may_be_named()
    {
        var known = Known(Base + Theirs);
        Assert.Empty(Scoped(Mine("dependsOn: [registry]"), known, Own).Errors);
        Assert.Empty(Scoped(
            """
            {document: Flow, id: to-them, from: {system: registry}, to: {system: theirs}, source: births, dataCategories: [identity], purpose: check, classification: restricted, network: IRIES, messageSigning: true, messageLog: true}
            ---
            {document: Source, id: births, ownerTenant: min-interior, system: registry, catalogueId: "", categories: [identity], classification: restricted}
            """, known, Own).Errors);
        Assert.Empty(Scoped(
            "{document: Agreement, id: with-them, parties: [min-interior, cnas], status: draft, validFrom: 2026-01-01, validUntil: 2027-01-01, dataCategories: [identity], purposes: [check]}",
            known, Own).Errors);
    }

    [Fact]
    public void A_taken_id_does_not_tell_whose_it_is()
    {
        var error = Assert.Single(Scoped(Mine("dependsOn: []").Replace("id: mine", "id: theirs", StringComparison.Ordinal), Known(Base + Theirs), Own).Errors);

        Assert.Equal((EstateCodes.Duplicate, "the id of System `theirs` is taken: choose another one"), (error.Code, error.Message));
        var retired = new KnownEstate(
            EstateExamples.Parse(Base).Documents.Select(document => EstateResolver.Resolve(document, EstateExamples.Now)),
            [(EstateSchema.Get("System"), "theirs")]);
        Assert.Contains(
            "does not exist", Assert.Single(Scoped(Mine("dependsOn: [theirs]"), retired, Own).Errors).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_id_is_never_used_again_and_a_tenant_never_changes()
    {
        var retired = new KnownEstate([], [(EstateSchema.Get("Meter"), "vm_vcpu")]);
        Assert.Equal(EstateCodes.IdRetired, Assert.Single(Check(Base, retired).Errors).Code);

        var moved = Base.Replace("tenant: min-interior\nkind", "tenant: platform\nkind", StringComparison.Ordinal);
        Assert.Equal(EstateCodes.Duplicate, Assert.Single(Check(moved, Known(Base)).Errors).Code);
    }

    [Fact]
    public void A_tariff_book_never_changes()
    {
        const string Book = "{document: Tariff, id: T2026.3, currency: DZD, publishedAt: 2026-09-15, rows: [{sku: vm.vcpu, meter: vm_vcpu, unit: Core-Hours, pool: compute, model: unit, list: 2.50, validFrom: 2026-10-01, validTo: null}]}";
        const string Meter = "---\n{document: Meter, id: vm_vcpu, shape: state, unit: Cores, billedUnit: Core-Hours}\n";

        Assert.Empty(Check(Book + "\n" + Meter, Known(Book + "\n" + Meter)).Errors);
        var error = Assert.Single(Check(Book.Replace("2.50", "2.60", StringComparison.Ordinal) + "\n" + Meter, Known(Book + "\n" + Meter)).Errors);
        Assert.Equal((EstateCodes.Duplicate, "id"), (error.Code, error.Path));
    }

    [Fact]
    public void Countries_are_applied_before_blocs_and_both_before_what_lies_in_them()
    {
        var documents = EstateExamples.Parse(Base + "---\n{document: Jurisdiction, id: AAA, members: [DZ]}\n").Documents.Reverse();

        Assert.Equal(
            "Estate Jurisdiction Jurisdiction Site Tenant Meter Key System",
            string.Join(' ', ApplyOrder.Of(documents).Select(document => document.Kind.Name)));
        Assert.Equal("DZ", ApplyOrder.Of(documents)[1].Id);
    }

    private static TenantScope Own => TenantScope.Of(TenantId.TryParse("min-interior", out var tenant) ? tenant : default);

    private const string Theirs = """
        ---
        {document: Tenant, id: cnas, kind: agency}
        ---
        {document: Key, id: their-dek, tenant: cnas, level: data, type: xaes256-gcm, custodian: state, backend: hsm, backendJurisdiction: DZ, state: active}
        ---
        {document: System, id: theirs, tenant: cnas, kind: register, phase: production, classification: restricted, criticality: vital, personalData: true, sensitiveData: false, highRisk: false, vitalStateInterest: true, dataCategories: [identity], placements: [{id: p1, role: primary, siteId: alg-dc1, encryptedAtRest: true}]}

        """;

    private static string Mine(string field) =>
        $"{{document: System, id: mine, {(field.StartsWith("tenant", StringComparison.Ordinal) ? field : "tenant: min-interior, " + field)}, kind: register, phase: production, classification: restricted, criticality: vital, personalData: true, sensitiveData: false, highRisk: false, vitalStateInterest: true, dataCategories: [identity], placements: [{{id: p1, role: primary, siteId: alg-dc1, encryptedAtRest: true}}]}}";

    private static EstateVerdict Scoped(string text, IEstateLookup existing, TenantScope scope)
    {
        var estate = EstateExamples.Parse(text);
        Assert.Empty(estate.Errors);
        return EstateCheck.Check(estate.Documents, existing, EstateExamples.Now, scope: scope);
    }

    private static EstateVerdict Check(string text, IEstateLookup? existing = null)
    {
        var estate = EstateExamples.Parse(text);
        Assert.Empty(estate.Errors);
        return EstateCheck.Check(estate.Documents, existing ?? KnownEstate.Empty, EstateExamples.Now);
    }

    private static KnownEstate Known(string text) => new(
        EstateExamples.Parse(text).Documents.Select(document => EstateResolver.Resolve(document, EstateExamples.Now)), []);
}
