namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>A pack of one policy with one rule, for tests that change one thing of it.</summary>
internal static class PackText
{
    public static string Of(string provisions = "", string policy = "", string parameters = "{limit: 3}", string mode = "audit") =>
        $$$"""
        pack: {id: own, version: 1.0.0}
        provisions:
        - id: law-1
          instrument: "Loi 1"
          article: "12"
          title: {ar: "قانون", fr: "Loi une", en: "Law one"}
          titleTranslated: [ar, en]
          texts: {ar: "نص", fr: "texte", en: "text"}
          state: in-force
          effectiveFrom: 2018-06-10
          repealedAt: 2031-01-01
          sourceUrl: https://law.example/1
          gazetteRef: "JO 34, 2018"
          values: {days: 5, levels: [public, secret], order: {public: 0, secret: 1}}
          verification: {status: verified-text, by: "reader", at: 2026-11-24}
        - {id: draft-1, instrument: "Avant-projet", state: draft, verification: {status: verified-secondary}}
        {{{provisions}}}
        policies:
        - id: OWN-1
          category: residency
          severity: high
          mode: {{{mode}}}
          title: {en: "Few", fr: "Peu", ar: "قليل"}
          legal: [{instrument: "Loi 1", article: "12", status: verified-text, provisionId: law-1}]
          target: System
          params: {{{parameters}}}
          match: "true"
          require:
          - {id: few, expression: "size(subject.placements) <= params.limit"}
        {{{policy}}}
        """;
}
