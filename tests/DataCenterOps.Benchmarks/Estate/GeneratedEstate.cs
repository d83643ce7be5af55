using System.Globalization;
using System.Text;

namespace DataCenterOps.Benchmarks.Estate;

/// <summary>
/// An invented estate of any size: the sample estate's places, vendors, meters and prices, with tenants and systems made by
/// number. Systems are judged by the whole starter pack and refused by none of it.
/// </summary>
internal static class GeneratedEstate
{
    private const int SystemsPerFile = 100;

    private static readonly string[] Shared = ["jurisdictions.yaml", "vendors.yaml", "meters.yaml", "tariffs.yaml"];

    /// <summary>The files of an estate with so many tenants and systems.</summary>
    public static IReadOnlyList<(string File, string Text)> Files(int tenants, int systems, string? check = null)
    {
        var files = Ground(tenants);
        files.AddRange(Systems(0, systems, n => System(n, n % tenants, check)));
        return files;
    }

    /// <summary>The text of the starter pack.</summary>
    public static string Pack { get; } = File.ReadAllText(Repository.Path("deploy", "policies", "dz-gov-baseline.yaml"));

    /// <summary>Files of the systems from one number to another.</summary>
    public static IEnumerable<(string File, string Text)> Systems(int from, int to, Func<int, string> system) =>
        Enumerable.Range(from, to - from).Chunk(SystemsPerFile).Select(part =>
            (Number($"systems-{part[0]}.yaml"), string.Join("---\n", part.Select(system))));

    /// <summary>All but the systems.</summary>
    public static List<(string File, string Text)> Ground(int tenants)
    {
        var files = new List<(string File, string Text)>
        {
            ("estate.yaml", Read("estate.yaml").Replace("samplePages: true", "samplePages: false", StringComparison.Ordinal)),
            ("../../policies/dz-gov-baseline.yaml", Pack),
            ("sites.yaml", Sites()),
            ("tenants.yaml", string.Join("---\n", Enumerable.Range(0, tenants).Select(Tenant))),
        };
        files.AddRange(Shared.Select(name => (name, Read(name))));
        return files;
    }

    /// <summary>The document of system <paramref name="n"/>.</summary>
    public static string System(int n, int tenant, string? check)
    {
        var text = new StringBuilder(Number($$$"""
            document: System
            id: sys-{{{n:D5}}}
            name: {ar: "نظام {{{n}}}", fr: "Système {{{n}}}", en: "System {{{n}}}"}
            fictional: true
            tenant: ten-{{{tenant:D3}}}
            kind: service
            phase: production
            classification: restricted
            criticality: important
            personalData: true
            sensitiveData: false
            highRisk: false
            vitalStateInterest: false
            dataCategories: [identity, contact]
            purposes: [service-delivery]
            register: {purpose: "delivery of the service", categories: [identity, contact], retentionDays: 1825}
            placements:
            - {id: p1, role: primary, siteId: alg-dc1, encryptedAtRest: true}
            - {id: p2, role: replica, siteId: bld-dc1, encryptedAtRest: true}
            - {id: p3, role: backup, siteId: ora-dc1, encryptedAtRest: true}
            endpoints: [{id: web, host: sys-{{{n:D5}}}.dz.example, declared: [DZ], tls: {version: "1.3"}}]
            resources:
            - {id: vm-01, siteId: alg-dc1, since: now-20d, quantities: {vm_vcpu: 4, vm_ram: 16}}
            - {id: vol-01, siteId: alg-dc1, since: now-20d, quantities: {storage_gib: 200}}
            vendors: [mitidja-cloud]
            rpoMinutes: 60
            rtoMinutes: 240
            restoreTest: {at: now-40d, measuredRpoMinutes: 20, measuredRtoMinutes: 131}

            """));
        if (check is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $"checks:\n- {check}\n");
        }

        return text.ToString();
    }

    private static string Tenant(int n) => Number($$$"""
        document: Tenant
        id: ten-{{{n:D3}}}
        name: {ar: "هيئة {{{n}}}", fr: "Organisme {{{n}}}", en: "Body {{{n}}}"}
        fictional: true
        kind: institution
        head: per-{{{n:D3}}}-head
        itHead: per-{{{n:D3}}}-it
        dpo: per-{{{n:D3}}}-dpo
        securityUnit: {head: per-{{{n:D3}}}-sec, reportsTo: head-of-institution}
        documents: {riskMap: now-40d, securityPolicy: now-60d, lastAudit: now-85d}
        ---
        {document: Person, id: per-{{{n:D3}}}-head, fictional: true, tenant: ten-{{{n:D3}}}, name: "Head", contact: head@ten-{{{n:D3}}}.example}
        ---
        {document: Person, id: per-{{{n:D3}}}-it, fictional: true, tenant: ten-{{{n:D3}}}, name: "IT", contact: it@ten-{{{n:D3}}}.example}
        ---
        {document: Person, id: per-{{{n:D3}}}-dpo, fictional: true, tenant: ten-{{{n:D3}}}, name: "DPO", contact: dpo@ten-{{{n:D3}}}.example}
        ---
        {document: Person, id: per-{{{n:D3}}}-sec, fictional: true, tenant: ten-{{{n:D3}}}, name: "Security", contact: sec@ten-{{{n:D3}}}.example}

        """);

    // The sample's sites, without its limits of space.
    private static string Sites() => Read("sites.yaml")
        .Replace("vcpu: 4096", "vcpu: 4096000", StringComparison.Ordinal);

    private static string Read(string name) => File.ReadAllText(Repository.Path("deploy", "estates", "algeria", name));

    private static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
