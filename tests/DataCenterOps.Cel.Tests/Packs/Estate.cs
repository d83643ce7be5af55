namespace DataCenterOps.Cel.Tests.Packs;

/// <summary>A small declared schema in the manner of a hosted system.</summary>
internal static class Estate
{
    public static readonly CelObjectType Observed = new("Observed", [new("jurisdiction", CelType.String, false, 8)]);

    public static readonly CelObjectType Tls = new("Tls",
    [
        new("version", CelType.String, false, 8),
        new("issuer", CelType.String, false, 128, CelFieldMarks.Observed),
        new("issuerJurisdiction", CelType.String, false, 8, CelFieldMarks.Observed),
        new("notAfter", CelType.Timestamp, false, 0, CelFieldMarks.Observed),
    ]);

    public static readonly CelObjectType Endpoint = new("Endpoint",
    [
        new("host", CelType.String, false, 253, CelFieldMarks.Identity),
        new("declared", CelType.List(CelType.String), false, 16, CelFieldMarks.None, 8),
        new("tls", CelType.Object(Tls), false, 0),
        new("observedAt", CelType.Timestamp, false, 0, CelFieldMarks.Observed | CelFieldMarks.Volatile),
        new("observed", CelType.List(CelType.Object(Observed)), false, 16, CelFieldMarks.Observed),
    ]);

    public static readonly CelObjectType Placement = new("Placement",
    [
        new("id", CelType.String, false, 64, CelFieldMarks.Identity),
        new("role", CelType.String, false, 16),
        new("siteId", CelType.String, true, 64),
        new("jurisdiction", CelType.String, false, 8),
        new("siteCeiling", CelType.String, true, 16),
        new("encryptedAtRest", CelType.Bool, false, 0),
        new("distanceKmFromPrimary", CelType.Int, false, 0),
    ]);

    public static readonly CelObjectType Authorisation = new("Authorisation",
    [
        new("kind", CelType.String, false, 32),
        new("jurisdictions", CelType.List(CelType.String), false, 32, CelFieldMarks.None, 8),
        new("validUntil", CelType.Timestamp, false, 0),
    ]);

    public static readonly CelObjectType Flow = new("Flow",
        [new("id", CelType.String, false, 64), new("toJurisdiction", CelType.String, false, 8)]);

    public static readonly CelObjectType HostedSystem = new("System",
    [
        new("id", CelType.String, false, 64, CelFieldMarks.Identity),
        new("kind", CelType.String, false, 16),
        new("classification", CelType.String, false, 16),
        new("criticality", CelType.String, false, 16),
        new("personalData", CelType.Bool, false, 0),
        new("vitalStateInterest", CelType.Bool, false, 0),
        new("allowedJurisdictions", CelType.List(CelType.String), false, 64, CelFieldMarks.None, 8),
        new("placements", CelType.List(CelType.Object(Placement)), false, 32),
        new("authorisations", CelType.List(CelType.Object(Authorisation)), false, 64),
        new("flowsOut", CelType.List(CelType.Object(Flow)), false, 64),
        new("endpoints", CelType.List(CelType.Object(Endpoint)), false, 16),
        new("approvedIssuers", CelType.List(CelType.String), false, 16, CelFieldMarks.None, 64),
    ]);

    public static readonly CelObjectType Params = new("params",
    [
        new("home", CelType.List(CelType.String), false, 16, CelFieldMarks.None, 8),
        new("order", CelType.Map(CelType.String, CelType.Int), false, 16),
        new("minTls", CelType.Double, false, 0),
        new("minKm", CelType.Int, false, 0),
        new("maxAgeHours", CelType.Int, false, 0),
    ]);

    public static readonly CelEnvironment Environment = CelEnvironment.Standard
        .WithVariable("subject", CelType.Object(HostedSystem))
        .WithVariable("params", CelType.Object(Params))
        .WithVariable("now", CelType.Timestamp);

    public static CelValue Now { get; } =
        CelValue.FromTimestamp(CelTimestamp.From(new DateTimeOffset(2026, 9, 20, 12, 0, 0, TimeSpan.Zero)));

    public static CelValue[] Values(string subject, string parameters)
    {
        using var first = System.Text.Json.JsonDocument.Parse(subject);
        using var second = System.Text.Json.JsonDocument.Parse(parameters);
        return
        [
            CelJson.Read(first.RootElement, CelType.Object(HostedSystem)),
            CelJson.Read(second.RootElement, CelType.Object(Params)),
            Now,
        ];
    }
}
