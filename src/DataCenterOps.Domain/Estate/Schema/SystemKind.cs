using static DataCenterOps.Domain.Estate.Declare;

namespace DataCenterOps.Domain.Estate;

/// <summary>Hosted systems, with what is declared of their places, addresses, checks and resources.</summary>
internal static class SystemKind
{
    private const long MinutesOfAYear = 366 * 24 * 60;

    // A decimal with at most 9 places, and small enough that hours of it add up exactly over years.
    public static FieldType Quantity { get; } = new FieldType.Number(0, 1_000_000_000, 9);

    private static readonly Field Placements = List("placements", 64, Shape(
        [
            Id("id").Must(),
            Choice("role", "primary replica backup dr cache log analytics").Must(),
            Ref("siteId", "Site").Must(),
            Flag("encryptedAtRest").Must(),
            Texts("evidence", 16),
        ],
        "declaredBy", "declaredAt", "jurisdiction", "siteCeiling", "distanceKmFromPrimary"), min: 1);

    private static readonly Field Endpoints = List("endpoints", 32, Shape(
        [
            Id("id").Must(),
            Text("host", TextForm.Host).Must(),
            Refs("declared", "Jurisdiction").Must(),
            new Field("tls", new FieldType.Nested(Shape(
                [Choice("version", "1.2 1.3")], "issuer", "issuerJurisdiction", "notAfter"))),
        ],
        "observed", "observedAt", "thirdParty"));

    private static readonly Field Checks = List("checks", 32, Shape(
        [
            Id("id").Must(),
            Choice("kind", "http tcp tls").Must(),
            Text("target", TextForm.Target).Must(),
            new Field("endpoint", new FieldType.Local("endpoints")),
            Duration("interval", TimeSpan.FromSeconds(30), TimeSpan.FromHours(24), "\"60s\""),
            Duration("timeout", TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60), "\"10s\""),
            Texts("assert", 16),
            Nested("confirm",
                Whole("fails", 1, 20), Whole("of", 1, 20), Whole("successes", 1, 20), Whole("quorum", 1, 16)),
        ],
        "state", "lastResult"));

    private static readonly Field Resources = List("resources", 256, Shape(
        [
            Id("id").Must(),
            Ref("siteId", "Site").Must(),
            Time("since").Must(),
            new Field("quantities", new FieldType.Map(new FieldType.Reference("Meter"), Quantity)).Must(),
        ]));

    public static DocumentKind System { get; } = new("System", Document(IdForm.Plain,
    [
        Name(),
        Ref("tenant", "Tenant").Must(),
        Choice("kind", "portal register service internal").Must(),
        Choice("phase", "planned building production retiring retired").Must(),
        Choice("criticality", "vital important standard low").Must(),
        Id("classification").Must(),
        Flag("personalData").Must(),
        Flag("sensitiveData").Must(),
        Flag("highRisk").Must(),
        Flag("vitalStateInterest").Must(),
        Categories("dataCategories").Must(),
        Texts("purposes"),
        Nested("register", Text("purpose"), Categories("categories"), Whole("retentionDays", 0, 36_525)),
        Nested("dpia", Choice("status", "none draft approved"), Time("reviewBy")),
        Placements.Must(),
        Endpoints,
        Checks,
        Resources,
        Refs("vendors", "Vendor"),
        Refs("keys", "Key"),
        Refs("dependsOn", "System"),
        Whole("rpoMinutes", 0, MinutesOfAYear),
        Whole("rtoMinutes", 0, MinutesOfAYear),
        Nested("restoreTest",
            Time("at"), Whole("measuredRpoMinutes", 0, MinutesOfAYear), Whole("measuredRtoMinutes", 0, MinutesOfAYear)),
    ],
    "flowsIn", "flowsOut", "authorisations", "allowedJurisdictions", "thirdParty", "approvedIssuers", "keyCustodian"))
    {
        Segment = "systems",
        Singular = "system",
        Owner = OwnerRule.Field,
        OwnerField = "tenant",
        KeyedByOwner = true,
    };
}
