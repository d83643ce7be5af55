using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Tokens of programs, for whoever manages them.</summary>
public static class TokenTexts
{
    public static readonly LocalizedText Title = new("رموز الواجهة البرمجية", "Jetons d’API", "API tokens");
    public static readonly LocalizedText Name = new("الغرض", "Usage", "Purpose");
    public static readonly LocalizedText Subject = new("هوية البرنامج", "Identité du programme", "Identity of the program");
    public static readonly LocalizedText SubjectHint = new(
        "أحرف لاتينية صغيرة وأرقام و . _ @ -", "Lettres latines minuscules, chiffres et . _ @ -", "Lower-case Latin letters, digits and . _ @ -");
    public static readonly LocalizedText Bounds = new("القيود", "Limites", "Bounds");
    public static readonly LocalizedText Used = new("آخر استعمال", "Dernier usage", "Last used");
    public static readonly LocalizedText Never = new("لم يُستعمل بعد", "jamais", "never");
    public static readonly LocalizedText Ends = new("النهاية", "Fin", "Ends");
    public static readonly LocalizedText Revoked = new("أُلغي في", "révoqué le", "revoked on");
    public static readonly LocalizedText Create = new("إنشاء رمز", "Créer un jeton", "Create a token");
    public static readonly LocalizedText Days = new("المدة بالأيام", "Durée en jours", "Days it lasts");
    public static readonly LocalizedText Networks = new(
        "الشبكات المسموح بها (فارغ: من أي مكان)", "Réseaux admis (vide : de partout)", "Networks it may be used from (empty: everywhere)");
    public static readonly LocalizedText NetworksHint = new(
        "مثل 10.20.0.0/16 ، مفصولة بمسافات.", "Comme 10.20.0.0/16, séparés par des espaces.", "As in 10.20.0.0/16, separated by spaces.");
    public static readonly LocalizedText Operations = new(
        "حصره في بعض العمليات (بلا اختيار: كل ما تسمح به الأدوار)", "Le limiter à des opérations (aucune : tout ce que les rôles permettent)",
        "Bind it to some operations (none: everything that the roles allow)");
    public static readonly LocalizedText Secret = new("الرمز، يظهر هذه المرة فقط:", "Le jeton, affiché cette seule fois :", "The token, shown this once:");
    public static readonly LocalizedText Waits = new(
        "لن يعمل الرمز قبل موافقة شخص ثانٍ:", "Le jeton n’ouvre rien avant l’accord d’une seconde personne :", "The token opens nothing until a second person agrees:");
    public static readonly LocalizedText Revoke = new("إلغاء رمز", "Révoquer un jeton", "Revoke a token");
    public static readonly LocalizedText RevokeIntro = new(
        "يتوقف الرمز فورًا، وتنتهي الجلسات التي بدأت به.", "Le jeton cesse aussitôt, et les sessions qu’il a ouvertes avec lui.",
        "The token stops at once, and so do the sessions that it began.");
    public static readonly LocalizedText Which = new("الرمز", "Jeton", "Token");
}
