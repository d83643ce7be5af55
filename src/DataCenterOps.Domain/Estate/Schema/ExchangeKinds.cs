using static DataCenterOps.Domain.Estate.Declare;

namespace DataCenterOps.Domain.Estate;

/// <summary>What moves between systems, on which ground, and what citizens get of it.</summary>
internal static class ExchangeKinds
{
    public static DocumentKind Source { get; } = new("Source", Document(IdForm.Plain,
    [
        Name(),
        Ref("ownerTenant", "Tenant").Must(),
        Ref("system", "System").Must(),
        new Field("catalogueId", new FieldType.Text { MayBeEmpty = true }).Must(),
        Categories("categories").Must(),
        Id("classification").Must(),
    ]))
    {
        Segment = "sources",
        Singular = "source",
        Topic = "flows",
        Owner = OwnerRule.Field,
        OwnerField = "ownerTenant",
    };

    public static DocumentKind Flow { get; } = new("Flow", Document(IdForm.Plain,
    [
        Name(),
        End("from"),
        End("to"),
        Ref("source", "Source").Must(),
        Categories("dataCategories").Must(),
        Text("purpose").Must(),
        Id("classification").Must(),
        Text("network").Must(),
        Ref("agreement", "Agreement"),
        Flag("messageSigning").Must(),
        Flag("messageLog").Must(),
    ],
    "lastTimestampAt"))
    {
        Segment = "flows",
        Singular = "flow",
        Topic = "flows",
        Owner = OwnerRule.FlowEnds,
        KeyedByOwner = true,
    };

    public static DocumentKind Agreement { get; } = new("Agreement", Document(IdForm.Plain,
    [
        Name(),
        Refs("parties", "Tenant", max: 16, min: 2).Must(),
        Choice("status", "draft signed suspended ended").Must(),
        Time("validFrom").Must(),
        Time("validUntil").Must(),
        Categories("dataCategories").Must(),
        Texts("purposes").Must(),
        Refs("committee", "Person", 16),
        Text("documentHash", TextForm.Sha256),
    ]))
    {
        Segment = "agreements",
        Singular = "agreement",
        Topic = "flows",
        Owner = OwnerRule.FirstParty,
        KeyedByOwner = true,
    };

    public static DocumentKind Authorisation { get; } = new("Authorisation", Document(IdForm.Plain,
    [
        Ref("tenant", "Tenant").Must(),
        Choice("kind", "anpdp-transfer anpdp-treatment arpce-cloud accreditation").Must(),
        Refs("jurisdictions", "Jurisdiction").Must(),
        Categories("dataCategories").Must(),
        Time("validUntil").Must(),
        Text("documentHash", TextForm.Sha256),
    ]))
    {
        Segment = "authorisations",
        Singular = "authorisation",
        Owner = OwnerRule.Field,
        OwnerField = "tenant",
    };

    public static DocumentKind Service { get; } = new("Service", Document(IdForm.Plain,
    [
        Name(),
        Ref("tenant", "Tenant").Must(),
        Ref("system", "System").Must(),
        Choices("audience", "citizen business association employee").Must(),
        Choices("channels", "counter portal mobile post").Must(),
        Nested("documents",
            Whole("asked", 0, 1_000).Must(),
            List("replaced", EstateLimits.ListEntries, Name(), Ref("flow", "Flow"), Time("since"))),
        Whole("steps", 0, 1_000),
        Duration("delayTarget", TimeSpan.FromSeconds(1), TimeSpan.FromDays(3_650)),
        Number("availabilityTarget", 0, 100, 4),
        Ref("volumeMeter", "Meter"),
    ]))
    {
        Segment = "services",
        Singular = "service",
        Owner = OwnerRule.Field,
        OwnerField = "tenant",
        KeyedByOwner = true,
    };

    public static DocumentKind SiteInventory { get; } = new("SiteInventory", Document(IdForm.Plain,
    [
        Ref("site", "Site").Must(),
        Time("takenAt").Must(),
        List("items", 20_000,
            Ref("system", "System"), Text("volume"), Text("role"), Number("gib", 0, 1_000_000_000_000, 9)).Must(),
        Nested("signature",
            Ref("key", "Key"), new Field("value", new FieldType.Text(EstateLimits.SignatureLength))),
    ]))
    {
        Segment = "site-inventories",
        Singular = "site-inventory",
        ByHash = true,
    };

    // A system of ours, or a party outside with the jurisdiction that it answers to: never half of either.
    private static Field End(string name) =>
        Nested(name, Ref("system", "System"), Text("party"), Ref("jurisdiction", "Jurisdiction")).Must();
}
