using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Policies;

namespace DataCenterOps.Cli.Tests.Policies;

public sealed class DecisionTextTests
{
    internal const string Denied = """
        {"schema":"dcops-decision/1","operation":"system.create","subject":{"kind":"System","id":"payroll"},
         "pack":{"id":"dz-gov-baseline","revision":"sha256:0123456789abcdef0123"},"outcome":"deny",
         "results":[
          {"policy":"DCO-RES-001","rule":"placements-home-or-authorised","mode":"enforce","outcome":"violation",
           "evidence":[{"id":"p-9","siteId":"site-fr1","jurisdiction":"FR"}],
           "message":{"en":"Leaves the country.","fr":"Quitte le pays.","ar":"تغادر الإقليم."},
           "legal":[{"instrument":"Loi 18-07","article":"44 al. 1-2 ; 45","status":"verified-text"}],
           "remediation":{"en":"Move the replica home.","fr":"Ramenez le réplica.","ar":"أعد النسخة إلى الوطن."},"exception":null},
          {"policy":"DCO-KEY-001","rule":"state-custody","mode":"warn","outcome":"error","message":{"en":"No key is known."},
           "legal":[{"instrument":"RNSI 2020","article":"unverified","status":"unverified"}]},
          {"policy":"DCO-RES-005","rule":"seen","outcome":"excepted","exception":{"id":"ex-7","until":"2026-10-01"}},
          {"policy":"DCO-RES-004","rule":"ceiling","outcome":"compliant"},
          {"policy":"DCO-SEC-004","outcome":"not-applicable"}],
         "counterfactual":[{"change":"placement p-9 jurisdiction -> DZ","becomes":"compliant"}]}
        """;

    [Fact]
    public void A_denial_is_told_with_evidence_article_and_remedy() => Assert.Equal(
        [
            "denied: System payroll (system.create) · dz-gov-baseline sha256:0123456789ab",
            "  DCO-RES-001/placements-home-or-authorised: violation · enforce",
            "    Leaves the country.",
            "    evidence: id=p-9 siteId=site-fr1 jurisdiction=FR",
            "    law: Loi 18-07 art. 44 al. 1-2 ; 45 (wording read)",
            "    remedy: Move the replica home.",
            "  DCO-KEY-001/state-custody: error · warn",
            "    No key is known.",
            "    law: RNSI 2020 (article not verified)",
            "  DCO-RES-005/seen: excepted by a waiver",
            "    waiver: ex-7 until 2026-10-01",
            "  would change the answer: placement p-9 jurisdiction -> DZ → compliant",
            "  other rules: 1 compliant, 1 not applicable",
        ],
        Lines(Language.English),
        StringComparer.Ordinal);

    [Theory]
    [InlineData("fr", "    remède: Ramenez le réplica.", "    texte: RNSI 2020 (article non vérifié)")]
    [InlineData("ar", "    المعالجة: أعد النسخة إلى الوطن.", "    النص القانوني: RNSI 2020 (المادة غير متحقق منها)")]
    public void A_denial_speaks_the_readers_language(string code, string remedy, string article)
    {
        var lines = Lines(Languages.Choose(code, _ => null));
        Assert.Contains(remedy, lines, StringComparer.Ordinal);
        Assert.Contains(article, lines, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""{"instrument":"RNSI 2020","article":"12","status":"interpretation"}""", "RNSI 2020 art. 12 (our reading of a text)")]
    [InlineData("""{"instrument":"RNSI 2020","article":"12"}""", "RNSI 2020 art. 12 (not confirmed)")]
    [InlineData("""{"instrument":"Own policy","article":"n/a","status":"interpretation"}""", "Own policy (our reading of a text)")]
    [InlineData("""{"instrument":"RNSI 2020","article":"unverified","status":"verified-text"}""", "RNSI 2020 (article not verified)")]
    [InlineData("""{"instrument":"Décret","article":"unverified","status":"verified-secondary"}""", "Décret (article not verified, read in a named secondary source)")]
    [InlineData("""{"instrument":"Loi","article":"44","status":"verified-text","verifiedAt":"2026-11-24"}""", "Loi art. 44 (wording read, as of 2026-11-24)")]
    public void No_article_is_shown_without_how_sure_it_is(string reference, string expected) =>
        Assert.Equal(expected, RuleText.Article(JsonDocument.Parse(reference).RootElement, Language.English));

    [Theory]
    [InlineData("fr", "      Loi sur les données", "    texte: Loi 1 art. 44 (texte lu, état au 2026-11-24)")]
    [InlineData("ar", "      قانون المعطيات (عنوان مترجم من طرفنا)", "    النص القانوني: Loi 1 المادة 44 (تم الاطلاع على النص، الحالة بتاريخ 2026-11-24)")]
    [InlineData("en", "      Law on data (title translated by us)", "    law: Loi 1 art. 44 (wording read, as of 2026-11-24)")]
    public void The_law_has_its_title_and_the_day_of_its_verification(string code, string title, string law)
    {
        const string Result = """
            {"policy":"P","rule":"r","outcome":"violation","legal":[
             {"instrument":"Loi 1","article":"44","status":"verified-text","verifiedAt":"2026-11-24","titleTranslated":["ar","en"],
              "title":{"fr":"Loi sur les données","ar":"قانون المعطيات","en":"Law on data"}},
             {"instrument":"Loi 2","article":"unverified","status":"unverified"}]}
            """;
        var lines = RuleText.Lines(JsonDocument.Parse(Result).RootElement, Languages.Choose(code, _ => null)).ToArray();
        Assert.Equal([law, title], lines[1..3].Select(line => line.Text), StringComparer.Ordinal);

        // What nobody has confirmed stands out where colours add something.
        Assert.Equal((Tone.Plain, Tone.Warning), (lines[1].Tone, lines[3].Tone));
    }

    private static string[] Lines(Language language) =>
        [.. DecisionText.Lines(JsonDocument.Parse(Denied).RootElement, language).Select(line => line.Text)];
}
