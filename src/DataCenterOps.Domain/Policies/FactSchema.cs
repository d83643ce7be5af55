using System.Collections.Frozen;
using DataCenterOps.Cel;
using static DataCenterOps.Cel.CelType;
using static DataCenterOps.Domain.Policies.FactFields;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// The typed facts that expressions read, one type per target. The names are those of declared documents; derived and
/// joined fields are added by <see cref="Hydrator"/>. Versioned as a whole.
/// </summary>
public static class FactSchema
{
    /// <summary>Raised when a field is added, renamed or retyped: programs compiled for another version are not reused.</summary>
    public const int Version = 4;

    private static readonly CelObjectType Placement = new("Placement",
    [
        Identity("id"), Text("role"), Place("siteId"), Flag("encryptedAtRest"), List("evidence", CelType.String, 16),
        Jurisdiction("jurisdiction"), Optional(Text("siteCeiling")), Optional(Number("distanceKmFromPrimary")),
        Optional(Text("declaredBy")), Optional(Time("declaredAt")),
        Observed(Flag("attested")), Observed(Jurisdiction("attestedJurisdiction")), Observed(Time("attestedAt")),
    ]);

    // What a site's signed inventory says it holds of a system, by role; the signature is part of the evidence.
    private static readonly CelObjectType AttestedCopy = new("AttestedCopy",
    [
        Identity("id"), Place("siteId"), Text("role"), Jurisdiction("jurisdiction"), Flag("declared"), Observed(Number("volumes")),
        Observed(Time("takenAt")), Observed(Text("inventorySha256")), Observed(Text("signature")),
    ]);

    private static readonly CelObjectType Tls = new("Tls",
    [
        Text("version"), Observed(Text("issuer")), Observed(Jurisdiction("issuerJurisdiction")), Observed(Time("notAfter")),
    ]);

    private static readonly CelObjectType ObservedAddress = new("ObservedAddress",
    [
        Text("ip"), Optional(Number("asn")), Jurisdiction("jurisdiction"), Optional(Text("source")), Optional(Text("databaseBuild")),
        Optional(Text("resolver")), Optional(Time("at")), Optional(Text("confidence")),
    ]);

    private static readonly CelObjectType ThirdParty = new("ThirdParty", [Text("host"), Text("type"), Jurisdiction("jurisdiction")]);

    private static readonly CelObjectType Endpoint = new("Endpoint",
    [
        Optional(Identity("id")), Text("host"), List("declared", CelType.String, 32), Optional(Nested("tls", Tls)),
        Observed(Time("observedAt")), Observed(List("observed", Object(ObservedAddress), 64)),
        Observed(List("thirdParty", Object(ThirdParty), 100)),
    ]);

    private static readonly CelObjectType AuthorisationInScope = new("Authorisation",
    [
        Identity("id"), Optional(Text("tenant")), Text("kind"), List("jurisdictions", CelType.String, 64),
        List("dataCategories", CelType.String, 64), Time("validUntil"), Optional(Text("documentHash")),
    ]);

    private static readonly CelObjectType FlowEnd = new("SystemFlow",
    [
        Identity("id"), Jurisdiction("toJurisdiction"), Optional(Text("to")), Optional(Text("from")), List("dataCategories", CelType.String, 64),
        Optional(Text("purpose")), Optional(Text("classification")), Optional(Text("network")),
    ]);

    private static readonly CelObjectType Licence = new("Licence", [Text("kind"), Optional(Text("ref")), Time("validUntil")]);

    private static readonly CelObjectType ExitPlan = new("ExitPlan", [Time("testedAt")]);

    private static readonly CelObjectType VendorSite = new("VendorSite", [Identity("id"), Jurisdiction("jurisdiction")]);

    private static readonly CelObjectType Vendor = new("Vendor",
    [
        Identity("id"), Text("incorporatedIn"), List("controlJurisdictions", CelType.String, 16),
        List("ultimateOwners", CelType.String, 16), List("provides", CelType.String, 8), List("licences", Object(Licence), 64),
        Flag("privilegedAccess"), List("supportCountries", CelType.String, 64), List("sites", Object(VendorSite), 64),
        Optional(Nested("exitPlan", ExitPlan)),
    ]);

    private static readonly CelObjectType Register = new("Register",
        [Text("purpose"), List("categories", CelType.String, 64), Number("retentionDays")]);

    private static readonly CelObjectType Dpia = new("Dpia", [Text("status"), Optional(Time("reviewBy"))]);

    private static readonly CelObjectType RestoreTest = new("RestoreTest",
        [Time("at"), Number("measuredRpoMinutes"), Number("measuredRtoMinutes")]);

    private static readonly CelObjectType Resource = new("Resource", [Identity("id"), Place("siteId"), Time("since")]);

    private static readonly CelObjectType Owner = new("SystemTenant", [Identity("id"), Text("dpo"), Optional(Text("kind"))]);

    private static readonly CelObjectType HostedSystem = new("System",
    [
        Identity("id"), Text("kind"), Text("phase"), Text("classification"), Text("criticality"),
        Flag("personalData"), Flag("sensitiveData"), Flag("highRisk"), Flag("vitalStateInterest"),
        List("dataCategories", CelType.String, 64), List("purposes", CelType.String, 64), Optional(Nested("register", Register)),
        Optional(Nested("dpia", Dpia)), List("placements", Object(Placement), 64),
        Observed(List("copies", Object(AttestedCopy), Estate.Inventories.InventoryLimits.CopiesPerSystem)), List("endpoints", Object(Endpoint), 32),
        List("vendors", Object(Vendor), 64), List("keys", CelType.String, 64), List("flowsIn", Object(FlowEnd), 64),
        List("flowsOut", Object(FlowEnd), 64), Optional(Number("rpoMinutes")), Optional(Number("rtoMinutes")),
        Optional(Nested("restoreTest", RestoreTest)), Nested("tenant", Owner),
        List("authorisations", Object(AuthorisationInScope), 64), List("allowedJurisdictions", CelType.String, 64),
        Observed(List("thirdParty", Object(ThirdParty), 100)), Observed(List("approvedIssuers", CelType.String, 64)),
        Text("keyCustodian"), List("dependsOn", CelType.String, 64), List("resources", Object(Resource), 256),
    ]);

    private static readonly CelObjectType Protected = new("ProtectedSystem", [Identity("id"), Text("classification")]);

    private static readonly CelObjectType Key = new("Key",
    [
        Identity("id"), Text("tenant"), Text("level"), Text("type"), Text("custodian"), Text("backend"),
        Jurisdiction("backendJurisdiction"), List("sites", CelType.String, 64), Optional(Number("quorum")),
        List("custodians", CelType.String, 64), List("systemAdmins", CelType.String, 64), Optional(Text("state")),
        Optional(Time("activatedAt")), Text("classification"), List("protects", Object(Protected), 64),
    ]);

    private static readonly CelObjectType SecurityUnit = new("SecurityUnit", [Text("head"), Text("reportsTo")]);

    private static readonly CelObjectType Tenant = new("Tenant",
    [
        Identity("id"), Text("kind"), Text("head"), Text("itHead"), Text("dpo"), Optional(Nested("securityUnit", SecurityUnit)),
        new CelField("documents", Map(CelType.String, CelType.Timestamp), Optional: false, 3, CelFieldMarks.None),
    ]);

    private static readonly CelObjectType FlowParty = new("FlowParty",
    [
        Text("tenant"), Text("tenantKind"), Text("system"), Text("classification"), Jurisdiction("jurisdiction"),
    ]);

    private static readonly CelObjectType FlowSource = new("FlowSource",
    [
        Identity("id"), Text("catalogueId"), Optional(Text("ownerTenant")), Optional(Text("classification")),
        Optional(List("categories", CelType.String, 64)),
    ]);

    private static readonly CelObjectType Agreement = new("Agreement",
    [
        Identity("id"), List("parties", CelType.String, 16), Text("status"), Time("validFrom"), Time("validUntil"),
        List("dataCategories", CelType.String, 64), List("purposes", CelType.String, 64), List("committee", CelType.String, 16),
        Optional(Text("documentHash")),
    ]);

    private static readonly CelObjectType DataFlow = new("DataFlow",
    [
        Identity("id"), Nested("from", FlowParty), Nested("to", FlowParty), Nested("source", FlowSource),
        List("dataCategories", CelType.String, 64), Text("purpose"), Text("classification"), Text("network"),
        Optional(Nested("agreement", Agreement)), Flag("messageSigning"), Flag("messageLog"), Observed(Time("lastTimestampAt")),
    ]);

    private static readonly CelObjectType Accreditation = new("Accreditation", [Text("scheme"), Text("level"), Time("until")]);

    // What a site's signed inventory says it holds of a system that nobody has declared: no system is there to be judged for it.
    private static readonly CelObjectType UndeclaredCopy = new("UndeclaredCopy",
    [
        Identity("id"), Text("system"), Text("role"), Observed(Number("volumes")), Observed(Time("takenAt")), Observed(Text("inventorySha256")),
        Observed(Text("signature")),
    ]);

    private static readonly CelObjectType Site = new("Site",
    [
        Identity("id"), Jurisdiction("jurisdiction"), Flag("national"), Optional(Text("operatorVendor")), Text("classificationCeiling"),
        List("accreditations", Object(Accreditation), 64),
        Observed(List("undeclaredCopies", Object(UndeclaredCopy), Estate.Inventories.InventoryLimits.UndeclaredPerSite)),
    ]);

    private static readonly CelObjectType Incident = new("Incident",
    [
        Identity("id"), Flag("personalDataBreach"), Time("detectedAt"), Optional(Time("notifiedAt")),
    ]);

    private static readonly CelObjectType RequestSite = new("RequestSite", [Identity("id"), Flag("national")]);

    private static readonly CelObjectType CapacityRequest = new("CapacityRequest",
    [
        Optional(Identity("id")), Optional(Text("tenant")), Optional(Text("system")), Optional(Text("phase")), Nested("site", RequestSite),
        Optional(new CelField("tenantUtilisation90d", CelType.Double, Optional: true, 0, CelFieldMarks.None)),
        Optional(new CelField("nationalFreeRatio", CelType.Double, Optional: true, 0, CelFieldMarks.None)),
    ]);

    private static readonly FrozenDictionary<PolicyTarget, CelObjectType> ByTarget =
        new Dictionary<PolicyTarget, CelObjectType>
        {
            [PolicyTarget.System] = HostedSystem,
            [PolicyTarget.Site] = Site,
            [PolicyTarget.Vendor] = Vendor,
            [PolicyTarget.Tenant] = Tenant,
            [PolicyTarget.Key] = Key,
            [PolicyTarget.DataFlow] = DataFlow,
            [PolicyTarget.Agreement] = Agreement,
            [PolicyTarget.Incident] = Incident,
            [PolicyTarget.CapacityRequest] = CapacityRequest,
        }.ToFrozenDictionary();

    /// <summary>The type of <c>subject</c> for policies of <paramref name="target"/>.</summary>
    public static CelObjectType Of(PolicyTarget target) => ByTarget[target];
}
