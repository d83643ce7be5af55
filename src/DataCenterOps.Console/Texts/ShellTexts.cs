using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>What stands around every page. A text has all three languages or does not compile.</summary>
public static class ShellTexts
{
    public static readonly LocalizedText Colon = new(": ", "\u00A0: ", ": ");
    public static readonly LocalizedText Skip = new("انتقل إلى المحتوى", "Aller au contenu", "Skip to content");
    public static readonly LocalizedText Navigation = new("التنقل", "Navigation", "Navigation");
    public static readonly LocalizedText Languages = new("اللغات", "Langues", "Languages");
    public static readonly LocalizedText SignOut = new("تسجيل الخروج", "Se déconnecter", "Sign out");
    public static readonly LocalizedText SignedInAs = new("المستخدم", "Utilisateur", "Signed in as");
    public static readonly LocalizedText Times = new(
        "كل الأوقات بتوقيت الجزائر (UTC+1).", "Heures d’Algérie (UTC+1).", "All times are Algerian (UTC+1).");
    public static readonly LocalizedText BadRequest = new(
        "لم يُقبل الطلب: إحدى القيم ليست من القائمة. لم يتغيّر شيء.",
        "La demande n’a pas été acceptée : une valeur n’est pas de la liste. Rien n’a changé.",
        "The request was not taken: a value is not of the list. Nothing was changed.");
    public static readonly LocalizedText Fictional = new("خيالي", "fictif", "fictional");
    public static readonly LocalizedText Bootstrap = new(
        "أنت تعمل بهوية التهيئة التي تحمل كل الأدوار. أنشئ رموزًا محدودة الأدوار ثم ألغِ هذه الهوية: dcops token create, dcops token revoke bootstrap.",
        "Vous agissez avec l’identité d’amorçage, qui porte tous les rôles. Créez des jetons aux rôles limités, puis révoquez-la : dcops token create, dcops token revoke bootstrap.",
        "You act as the set-up identity, which holds every role. Create tokens with limited roles, then revoke it: dcops token create, dcops token revoke bootstrap.");
    public static readonly LocalizedText BootstrapOpen = new(
        "هوية التهيئة التي تحمل كل الأدوار لم تُلغَ بعد. على المسؤول إنشاء رموز محدودة الأدوار ثم إلغاؤها: dcops token create, dcops token revoke bootstrap.",
        "L’identité d’amorçage, qui porte tous les rôles, n’est pas encore révoquée. L’administrateur crée des jetons aux rôles limités, puis la révoque : dcops token create, dcops token revoke bootstrap.",
        "The set-up identity, which holds every role, is not revoked yet. The administrator creates tokens with limited roles, then revokes it: dcops token create, dcops token revoke bootstrap.");
    public static readonly LocalizedText NotFound = new("الصفحة غير موجودة", "Page introuvable", "Nothing here");
    public static readonly LocalizedText NotFoundHint = new(
        "لا توجد صفحة بهذا العنوان، أو ليست متاحة لك.",
        "Aucune page n’a cette adresse, ou elle ne vous est pas ouverte.",
        "No page has this address, or it is not open to you.");
    public static readonly LocalizedText Forbidden = new("الوصول مرفوض", "Accès refusé", "Not allowed");
    public static readonly LocalizedText ForbiddenHint = new(
        "أدوارك لا تسمح بعرض هذه الصفحة.", "Vos rôles ne permettent pas de voir cette page.", "Your roles do not let you see this page.");
    public static readonly LocalizedText Home = new("العودة إلى البداية", "Retour à l’accueil", "Back to the start");
    public static readonly LocalizedText Next = new("الصفحة التالية", "Page suivante", "Next page");
    public static readonly LocalizedText First = new("الصفحة الأولى", "Première page", "First page");
    public static readonly LocalizedText Filter = new("تصفية", "Filtrer", "Filter");
    public static readonly LocalizedText Csv = new(
        "تنزيل الجدول كاملًا بصيغة CSV", "Télécharger tout le tableau en CSV", "Download the whole table as CSV");
    public static readonly LocalizedText Clear = new("إلغاء التصفية", "Effacer les filtres", "Clear filters");
    public static readonly LocalizedText Any = new("الكل", "indifférent", "any");
    public static readonly LocalizedText None = new("لا شيء", "aucun", "none");
    public static readonly LocalizedText Never = new("لم يحدث بعد", "pas encore", "not yet");
    public static readonly LocalizedText Yes = new("نعم", "oui", "yes");
    public static readonly LocalizedText No = new("لا", "non", "no");
    public static readonly LocalizedText Ago = new("منذ {0}", "il y a {0}", "{0} ago");
    public static readonly LocalizedText Seconds = new("ث", "s", "s");
    public static readonly LocalizedText Minutes = new("د", "min", "min");
    public static readonly LocalizedText Hours = new("سا", "h", "h");
    public static readonly LocalizedText Days = new("يوم", "j", "d");
    public static readonly LocalizedText AsTable = new("البيانات في جدول", "Les données en tableau", "The data as a table");
}
