using System.Globalization;
using System.Text;
using DataCenterOps.Benchmarks.Estate;

namespace DataCenterOps.Benchmarks.Sweep;

/// <summary>
/// The generated estate under forty policies for systems: those of the starter pack and as many more as are missing. One
/// system in ten breaks every one of the latter.
/// </summary>
internal static class SweptEstate
{
    public const int Policies = 40;

    // The policies of the starter pack that judge systems.
    private const int OfStarterPack = 26;

    private const string PackFile = "../../policies/dz-gov-baseline.yaml";
    private const int OneIn = 10;

    /// <summary>How many findings so many systems have.</summary>
    public static int FindingsOf(int systems) => systems / OneIn * (Policies - OfStarterPack);

    /// <summary>All but the systems.</summary>
    public static List<(string File, string Text)> Ground(int tenants)
    {
        var files = GeneratedEstate.Ground(tenants);
        files[files.FindIndex(file => file.File == PackFile)] = (PackFile, Pack(most: 60));
        return files;
    }

    public static IReadOnlyList<(string File, string Text)> Systems(int from, int to, int tenants) =>
    [
        .. GeneratedEstate.Systems(from, to, n => n % OneIn == 0
            ? GeneratedEstate.System(n, n % tenants, null).Replace("rpoMinutes: 60", "rpoMinutes: 600", StringComparison.Ordinal)
            : GeneratedEstate.System(n, n % tenants, null)),
    ];

    /// <summary>The pack whose own policies allow so many minutes at most; the last of them allows ten more.</summary>
    public static string Pack(int most, int lastMore = 0)
    {
        var text = new StringBuilder(GeneratedEstate.Pack);
        for (var i = OfStarterPack; i < Policies; i++)
        {
            var last = i == Policies - 1 ? lastMore : 0;
            text.Append(CultureInfo.InvariantCulture, $$$"""
                - id: BEN-{{{i:D3}}}
                  version: 1.0.0
                  category: continuity
                  severity: {{{(i % 2 == 0 ? "high" : "low")}}}
                  mode: audit
                  title: {en: "Little is lost", fr: "Peu est perdu", ar: "لا يضيع إلا القليل"}
                  target: System
                  params: {most: {{{most + last}}} }
                  match: "subject.phase == 'production'"
                  require:
                  - id: little-lost
                    expression: "has(subject.rpoMinutes) && subject.rpoMinutes <= params.most"
                    evidence: "[subject.rpoMinutes]"
                    message: {en: "Too much is lost, minutes: {evidence}.", fr: "Trop est perdu, minutes : {evidence}.", ar: "يضيع أكثر مما ينبغي، بالدقائق: {evidence}."}
                    remediation: {en: "Back up more often.", fr: "Sauvegarder plus souvent.", ar: "يُكثَّف النسخ."}
                  exceptions: {allowed: true, maxDays: 90, approvals: 1}
                  tests:
                  - {name: ok, expect: pass, subject: {phase: production, rpoMinutes: 15}}
                  - {name: too much, expect: little-lost, subject: {phase: production, rpoMinutes: 1000}}
                  - {name: building, expect: not-applicable, subject: {phase: building}}

                """);
        }

        return text.ToString();
    }
}
