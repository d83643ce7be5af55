using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Passkeys.</summary>
public static class PasskeyTexts
{
    public static readonly LocalizedText Title = new("مفاتيح المرور", "Clés d’accès", "Passkeys");
    public static readonly LocalizedText Intro = new(
        "مفتاح المرور يبقى في جهازك ويُفتح ببصمة أو رقم سري: تدخل به دون كلمة مرور ولا رمز.",
        "Une clé d’accès reste dans votre appareil et s’ouvre par une empreinte ou un code : elle remplace mot de passe et code.",
        "A passkey stays in your device and is opened by a fingerprint or a PIN: you sign in with it instead of password and code.");
    public static readonly LocalizedText Instead = new("أو بمفتاح مرور، دون كلمة مرور", "Ou par une clé d’accès, sans mot de passe", "Or with a passkey, without a password");
    public static readonly LocalizedText SignIn = new("الدخول بمفتاح مرور", "Se connecter avec une clé d’accès", "Sign in with a passkey");
    public static readonly LocalizedText Name = new("اسم الجهاز", "Nom de l’appareil", "Name of the device");
    public static readonly LocalizedText Add = new("إضافة مفتاح مرور", "Ajouter une clé d’accès", "Add a passkey");
    public static readonly LocalizedText Remove = new("حذف", "Supprimer", "Remove");
    public static readonly LocalizedText RemoveOf = new("حذف {0}", "Supprimer {0}", "Remove {0}");
    public static readonly LocalizedText Used = new("آخر استعمال", "Dernier usage", "Last used");
    public static readonly LocalizedText Synced = new("قد يُنسخ إلى سحابة", "peut être copiée dans un nuage", "may be copied to a cloud");
    public static readonly LocalizedText None = new("لا يوجد مفتاح مرور.", "Aucune clé d’accès.", "No passkey.");
    public static readonly LocalizedText Failed = new(
        "لم يُجب الجهاز أو أُلغيت العملية.", "L’appareil n’a pas répondu, ou vous avez annulé.", "The device did not answer, or you cancelled.");
}
