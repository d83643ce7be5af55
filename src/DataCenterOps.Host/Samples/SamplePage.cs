using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace DataCenterOps.Host;

/// <summary>The text of a sample page. One page, three languages, no script.</summary>
internal static class SamplePage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.BasicLatin, UnicodeRanges.Latin1Supplement, UnicodeRanges.Arabic);

    /// <summary>The page of a system that answers.</summary>
    public static string Up(SampleName name) => Page(
        name,
        new(
            "هذه صفحة تجريبية لنظام وهمي. لا تمثل أي خدمة حقيقية.",
            "Page d’exemple d’un système fictif. Elle ne représente aucun service réel.",
            "A sample page of a fictional system. It stands for no real service."));

    /// <summary>The page that is down on purpose.</summary>
    public static string Down { get; } = Page(
        new("متوقفة عمداً", "Volontairement en panne", "Down on purpose"),
        new(
            "هذه صفحة وهمية تجيب دائماً بالرمز 503 حتى يظهر نظام متوقف في العرض.",
            "Cette page fictive répond toujours 503, afin que la démonstration montre un système en panne.",
            "This fictional page always answers 503, so that the demonstration shows a system that is down."));

    private static string Page(SampleName title, SampleName text) =>
        $"""
         <!DOCTYPE html>
         <html lang="ar" dir="rtl">
         <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>{Encode(title.Arabic)}</title></head>
         <body>
         <main>
         <section lang="ar" dir="rtl"><h1>{Encode(title.Arabic)}</h1><p><strong>وهمي</strong></p><p>{Encode(text.Arabic)}</p></section>
         <section lang="fr" dir="ltr"><h2>{Encode(title.French)}</h2><p><strong>Fictif</strong></p><p>{Encode(text.French)}</p></section>
         <section lang="en" dir="ltr"><h2>{Encode(title.English)}</h2><p><strong>Fictional</strong></p><p>{Encode(text.English)}</p></section>
         </main>
         </body>
         </html>
         """;

    private static string Encode(string text) => Encoder.Encode(text);
}
