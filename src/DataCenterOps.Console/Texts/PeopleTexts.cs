using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>People and their roles, for whoever manages them.</summary>
public static class PeopleTexts
{
    public static readonly LocalizedText Title = new("الأشخاص والأدوار", "Personnes et rôles", "People and roles");
    public static readonly LocalizedText Nobody = new("لا أحد بعد.", "Personne pour l’instant.", "Nobody yet.");
    public static readonly LocalizedText Person = new("الشخص", "Personne", "Person");
    public static readonly LocalizedText Login = new("اسم الدخول", "Nom de connexion", "Sign-in name");
    public static readonly LocalizedText State = new("الحالة", "État", "State");
    public static readonly LocalizedText Invited = new("دُعي في", "Invité le", "Invited on");
    public static readonly LocalizedText Invite = new("دعوة شخص", "Inviter une personne", "Invite a person");
    public static readonly LocalizedText InviteIntro = new(
        "تحصل على رابط صالح لمرة واحدة ولمدة 24 ساعة. سلّمه للشخص بنفسك: لا يُرسل أي شيء.",
        "Vous obtenez un lien à usage unique, valable 24 heures. Remettez-le vous-même à la personne : rien n’est envoyé.",
        "You get a link that works once, for 24 hours. Hand it to the person yourself: nothing is sent.");
    public static readonly LocalizedText TwoIntro = new(
        "العون والمسؤول الأمني والمسؤول المالي ومسؤول المنصة على المنصة كلها: أدوار لا يمنحها شخص واحد. ادعُ الشخص دونها أو دون أي دور، واطلبها بعد التحاقه؛ فتنتظر موافقة شخص ثانٍ. وإعادة الضبط تسحبها.",
        "Exploitant, responsable sécurité, responsable financier et administrateur sur toute la plateforme : personne ne donne ces rôles seul. Invitez la personne sans eux, ou sans rôle, et demandez-les quand elle est entrée ; ils attendent une deuxième personne. Une réinitialisation les retire.",
        "Operator, security officer, finance officer and platform administrator over the whole platform: nobody gives these roles alone. Invite the person without them, or without a role, and ask for them once the person has joined; they wait for a second person. A reset takes them away.");
    public static readonly LocalizedText Waits = new(
        "ينتظر شخصًا ثانيًا:", "En attente d’une deuxième personne :", "It waits for a second person:");
    public static readonly LocalizedText Tenant = new(
        "الهيئة (* للمنصة كلها)", "Organisme (* pour toute la plateforme)", "Tenant (* for the whole platform)");
    public static readonly LocalizedText Change = new("تغيير حساب", "Modifier un compte", "Change an account");
    public static readonly LocalizedText Action = new("الإجراء", "Action", "Action");
    public static readonly LocalizedText Grant = new("منح الأدوار المحددة هنا", "donner les rôles cochés ici", "give the roles ticked here");
    public static readonly LocalizedText Reset = new(
        "إعادة الضبط ورابط جديد", "réinitialiser et créer un nouveau lien", "reset and make a new link");
    public static readonly LocalizedText Disable = new("إغلاق الدخول وإنهاء الجلسات", "fermer l’accès et les sessions", "close the way in and end the sessions");
    public static readonly LocalizedText Enable = new("فتح الدخول", "rouvrir l’accès", "open the way in");
    public static readonly LocalizedText Apply = new("تنفيذ", "Appliquer", "Apply");
    public static readonly LocalizedText Link = new(
        "الرابط، يظهر هذه المرة فقط:", "Le lien, affiché cette seule fois :", "The link, shown this once:");
    public static readonly LocalizedText Done = new("تم التنفيذ.", "C’est fait.", "Done.");
}
