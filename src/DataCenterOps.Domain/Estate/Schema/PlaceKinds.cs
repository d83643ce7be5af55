using static DataCenterOps.Domain.Estate.Declare;

namespace DataCenterOps.Domain.Estate;

/// <summary>The estate itself, places, laws, companies, people and tenants.</summary>
internal static class PlaceKinds
{
    public static DocumentKind Estate { get; } = new("Estate", Document(IdForm.Plain,
    [
        Name(),
        Texts("packs", 16, TextForm.RelativePath),
        new Field("dataCategories", new FieldType.List(new FieldType.Id(IdForm.Plain), 256)).Must(),
        Flag("samplePages"),
    ]))
    {
        Segment = "estates",
        Singular = "estate",
    };

    public static DocumentKind Jurisdiction { get; } = new("Jurisdiction", Document(IdForm.Jurisdiction,
    [
        Name(),
        Refs("members", "Jurisdiction"),
        List("adequacy", EstateLimits.ListEntries,
            Text("authority").Must(), Time("from").Must(), Time("until"), Text("decisionRef").Must()),
    ]))
    {
        Segment = "jurisdictions",
        Singular = "jurisdiction",
        IdForm = IdForm.Jurisdiction,
    };

    public static DocumentKind Site { get; } = new("Site", Document(IdForm.Plain,
    [
        Name(),
        Ref("jurisdiction", "Jurisdiction").Must(),
        Flag("national").Must(),
        Nested("coordinates", Number("lat", -90, 90, 4).Must(), Number("lon", -180, 180, 4).Must()).Must(),
        Ref("operatorVendor", "Vendor"),
        Id("classificationCeiling").Must(),
        List("accreditations", EstateLimits.ListEntries, Text("scheme"), Text("level"), Time("until")),
        Nested("capacity",
            Whole("vcpu", 0, 10_000_000), Number("memoryGiB", 0, 1_000_000_000, 3), Number("storageTiB", 0, 1_000_000_000, 3),
            Whole("rackUnits", 0, 1_000_000), Number("kw", 0, 1_000_000, 3)),
        Texts("probeRanges", 16, TextForm.Cidr),
        Text("inventoryKey"),
    ]))
    {
        Segment = "sites",
        Singular = "site",
    };

    public static DocumentKind Vendor { get; } = new("Vendor", Document(IdForm.Plain,
    [
        Name(),
        Ref("incorporatedIn", "Jurisdiction").Must(),
        Refs("controlJurisdictions", "Jurisdiction", 16).Must(),
        Texts("ultimateOwners", 16),
        Choices("provides", "iaas paas saas hosting software hardware network support").Must(),
        List("licences", EstateLimits.ListEntries, Text("kind"), Text("ref"), Time("validUntil")),
        Flag("privilegedAccess").Must(),
        Refs("supportCountries", "Jurisdiction"),
        Refs("sites", "Site"),
        Nested("exitPlan", Time("testedAt")),
    ]))
    {
        Segment = "vendors",
        Singular = "vendor",
    };

    public static DocumentKind Person { get; } = new("Person", Document(IdForm.Plain,
    [
        Ref("tenant", "Tenant"),
        Text("name") with { Personal = true },
        Text("contact") with { Personal = true },
    ]))
    {
        Segment = "people",
        Singular = "person",
        Owner = OwnerRule.Field,
        OwnerField = "tenant",
    };

    public static DocumentKind Tenant { get; } = new("Tenant", Document(IdForm.Plain,
    [
        Name(),
        Choice("kind", "institution agency enterprise association").Must(),
        Ref("head", "Person"),
        Ref("itHead", "Person"),
        Ref("dpo", "Person"),
        Nested("securityUnit", Ref("head", "Person"), Choice("reportsTo", "head-of-institution it other")),
        Nested("documents", Time("riskMap"), Time("securityPolicy"), Time("lastAudit")),
    ]))
    {
        Segment = "tenants",
        Singular = "tenant",
        Owner = OwnerRule.Itself,
    };
}
