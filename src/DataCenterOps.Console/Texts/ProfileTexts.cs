using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>One's own page: who one is here, and where one is signed in.</summary>
public static class ProfileTexts
{
    public static readonly LocalizedText NoRole = new(
        "لا دور بعد: لا يُفتح لك غير هذه الصفحة.", "aucun pour l’instant : seule cette page vous est ouverte", "none yet: this page alone is open to you");
    public static readonly LocalizedText Title = new("ملفي وأجهزتي", "Mon profil et mes appareils", "My profile and devices");
    public static readonly LocalizedText Subject = new("الهوية", "Identité", "Identity");
    public static readonly LocalizedText Roles = new("الأدوار", "Rôles", "Roles");
    public static readonly LocalizedText Scope = new("النطاق", "Périmètre", "Scope");
    public static readonly LocalizedText Everything = new("المنصة كلها", "toute la plateforme", "the whole platform");
    public static readonly LocalizedText Sessions = new("الجلسات", "Sessions", "Sessions");
    public static readonly LocalizedText SessionsHint = new(
        "أنت مسجل الدخول في هذه الأماكن. إن لم تتعرف على أحدها فأنهِه.",
        "Vous êtes connecté à ces endroits. Mettez fin à ceux que vous ne reconnaissez pas.",
        "You are signed in at these places. End those that you do not recognise.");
    public static readonly LocalizedText Device = new("الجهاز", "Appareil", "Device");
    public static readonly LocalizedText UnknownDevice = new("جهاز غير معروف", "appareil inconnu", "unknown device");
    public static readonly LocalizedText Address = new("العنوان", "Adresse", "Address");
    public static readonly LocalizedText Method = new("طريقة الدخول", "Mode de connexion", "Signed in by");
    public static readonly LocalizedText Began = new("البداية", "Début", "Began");
    public static readonly LocalizedText Seen = new("آخر نشاط", "Dernière activité", "Last seen");
    public static readonly LocalizedText Ends = new("النهاية", "Fin", "Ends");
    public static readonly LocalizedText This = new("هذه الجلسة", "cette session", "this session");
    public static readonly LocalizedText End = new("إنهاء", "Mettre fin", "End");
    public static readonly LocalizedText EndOf = new("إنهاء الجلسة التي بدأت في {0}", "Mettre fin à la session du {0}", "End the session of {0}");
    public static readonly LocalizedText EndAll = new("تسجيل الخروج من كل الأجهزة", "Se déconnecter partout", "Sign out everywhere");
}
