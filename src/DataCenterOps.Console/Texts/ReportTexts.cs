using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Reports of a tenant's compliance.</summary>
public static class ReportTexts
{
    public static readonly LocalizedText Title = new("تقرير المطابقة", "Rapport de conformité", "Compliance report");
    public static readonly LocalizedText Places = new("أدلة المكان", "Preuves du lieu", "Evidence of place");
    public static readonly LocalizedText Back = new("صفحة الهيئة", "Page de l’organisme", "Page of the tenant");
    public static readonly LocalizedText Oscal = new("تنزيل بصيغة OSCAL", "Télécharger en OSCAL", "Download as OSCAL");
    public static readonly LocalizedText NoPack = new(
        "لا توجد حزمة سياسات نافذة: لا يُقيَّم شيء.", "Aucun paquet en vigueur : rien n’est évalué.", "No pack is in force: nothing is judged.");
    public static readonly LocalizedText Judged = new("عناصر قُيِّمت", "Objets évalués", "Subjects judged");
    public static readonly LocalizedText Counts = new("النتائج حسب الفئة", "Résultats par catégorie", "Results by category");
    public static readonly LocalizedText Share = new("النسب", "Proportions", "Shares");
    public static readonly LocalizedText Sum = new("المجموع", "Total", "Sum");
    public static readonly LocalizedText Violations = new("المخالفات المفتوحة والمستثناة", "Violations ouvertes et dérogations", "Open and excepted violations");
    public static readonly LocalizedText NoViolations = new("لا مخالفة.", "Aucune violation.", "No violation.");
    public static readonly LocalizedText Errors = new("ما تعذّر تقييمه", "Ce qui n’a pas pu être évalué", "What could not be judged");
    public static readonly LocalizedText ErrorsMean = new(
        "الخطأ ليس مطابقة ولا مخالفة: ينقص عنصر من المعطيات أو القاعدة نفسها معيبة.",
        "Une erreur n’est ni une conformité ni une violation : un fait manque, ou la règle elle-même est en défaut.",
        "An error is neither compliance nor violation: a fact is missing, or the rule itself is at fault.");
    public static readonly LocalizedText NoErrors = new("لا خطأ.", "Aucune erreur.", "No error.");
    public static readonly LocalizedText NotJudged = new("ما لا يُقيَّم", "Ce qui n’est pas évalué", "What is not judged");
    public static readonly LocalizedText NoPolicy = new(
        "لا سياسة تسري على هذا النوع", "aucune politique ne vise ce genre d’objet", "no policy targets this kind");
    public static readonly LocalizedText Elsewhere = new(
        "المواقع والمورّدون ملك للمنصة: لا تظهر في تقرير هيئة.",
        "Les sites et les fournisseurs relèvent de la plateforme : ils ne figurent pas dans le rapport d’un organisme.",
        "Sites and vendors are the platform’s: they are not in the report of a tenant.");
    public static readonly LocalizedText More = new(
        "أخرى غير معروضة، وهي في الملفات:", "Autres, non affichés, présents dans les fichiers :", "Others, not shown here and in the files:");
}
