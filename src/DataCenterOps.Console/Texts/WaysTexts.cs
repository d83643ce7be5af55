using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Further ways in for who comes in by a passkey alone.</summary>
public static class WaysTexts
{
    public static readonly LocalizedText Title = new(
        "كلمة مرور ورموز استرجاع لمن يدخل بمفتاح مرور", "Mot de passe et codes de secours, avec une clé d’accès", "Password and recovery codes, with a passkey");
    public static readonly LocalizedText Intro = new(
        "تدخل اليوم بجهازك وحده. يُطلب منه أن يتعرف عليك من جديد قبل أي تغيير.",
        "Vous n’entrez qu’avec votre appareil. Il devra vous reconnaître à nouveau avant tout changement.",
        "You come in with your device alone. It is asked to recognise you again before anything changes.");
    public static readonly LocalizedText Add = new("إضافة كلمة مرور وتطبيق مصادقة", "Ajouter un mot de passe et une application", "Add a password and an authenticator app");
    public static readonly LocalizedText NotForYou = new(
        "هذه الصفحة لمن له مفتاح مرور دون كلمة مرور.",
        "Cette page est pour qui a une clé d’accès et pas de mot de passe.",
        "This page is for people who have a passkey and no password.");
}
