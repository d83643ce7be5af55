using System.Text;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Tests.Estate;

/// <summary>Documents that the tests of estates begin from.</summary>
internal static class EstateExamples
{
    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public const string Folder = """
        {document: Tenant, id: min-interior, name: {ar: "الداخلية", fr: "Intérieur", en: "Interior"}, kind: institution, dpo: p-17, itHead: p-3}
        ---
        {document: Site, id: alg-dc1, name: {ar: "الجزائر 1", fr: "Alger 1", en: "Algiers 1"}, fictional: true, jurisdiction: DZ, national: true,
         coordinates: {lat: 36.7372, lon: 3.0865}, classificationCeiling: secret, capacity: {vcpu: 4096, memoryGiB: 16384}}
        ---
        document: System
        id: civil-registry
        name: {ar: "الحالة المدنية", fr: "État civil", en: "Civil registry"}
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
        dataCategories: [identity, civil-status]
        placements: [{id: p1, role: primary, siteId: alg-dc1, encryptedAtRest: true}]
        endpoints: [{id: web, host: etat-civil.dz.example, declared: [DZ], tls: {version: "1.3"}}]
        checks: [{id: http, kind: http, target: "self:/sample/etat-civil", endpoint: web, assert: ["status == 200"]}]
        resources: [{id: vm-cr-01, siteId: alg-dc1, since: now-20d, quantities: {vm_vcpu: 16, vm_ram: 64}}]
        keys: [min-interior/civil-registry-dek]
        ---
        {document: Flow, id: birth-check, name: {ar: "تحقق", fr: "Vérification", en: "Birth check"}, from: {system: civil-registry}, to: {system: cnas-claims},
         source: births, dataCategories: [identity], purpose: birth-check, classification: restricted, network: IRIES,
         agreement: interior-cnas-2025, messageSigning: true, messageLog: true}
        ---
        {document: Key, id: civil-registry-dek, tenant: min-interior, level: data, type: xaes256-gcm, custodian: state, backend: hsm,
         backendJurisdiction: DZ, state: active, activatedAt: now-30d}
        ---
        {document: Meter, id: vm_vcpu, shape: state, unit: Cores, billedUnit: Core-Hours}
        """;

    public static ParsedEstate Parse(string text) => EstateParser.Parse([new EstateFile("a.yaml", text)]);

    public static string Text(ReadOnlyMemory<byte> json) => Encoding.UTF8.GetString(json.Span);
}
