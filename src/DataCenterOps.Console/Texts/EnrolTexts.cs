using System.Collections.Frozen;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Coming in for the first time, and what one changes of one's own account.</summary>
public static class EnrolTexts
{
    public static readonly LocalizedText First = new("أنشئ حسابي كمسؤول للمنصة", "Créer mon compte d’administrateur", "Create my administrator’s account");
    public static readonly LocalizedText Title = new("حسابك", "Votre compte", "Your account");
    public static readonly LocalizedText Intro = new(
        "اختر اسم الدخول وكلمة المرور، ثم تربط تطبيق مصادقة؛ أو اختر مفتاح مرور بدلًا منهما. قبل ذلك لا تُفتح لك أي صفحة أخرى.",
        "Choisissez un nom de connexion et un mot de passe, puis associez une application d’authentification ; ou prenez une clé d’accès à la place des deux. Rien d’autre ne s’ouvre avant.",
        "Choose a sign-in name and a password, then enrol an authenticator app; or take a passkey instead of both. Nothing else opens before that.");
    public static readonly LocalizedText Name = new("الاسم الذي يظهر", "Nom affiché", "Name shown");
    public static readonly LocalizedText LoginHint = new(
        "من 3 إلى 40: أحرف لاتينية وأرقام ونقط وواصلات، ويبدأ بحرف.",
        "3 à 40 caractères : lettres latines, chiffres, points et tirets ; une lettre d’abord.",
        "3 to 40: Latin letters, digits, dots and hyphens, a letter first.");
    public static readonly LocalizedText PasswordHint = new(
        "من 12 إلى 128 حرفًا. جملة يسهل تذكرها خير من كلمة معقدة.",
        "12 à 128 caractères. Une phrase facile à retenir vaut mieux qu’un mot compliqué.",
        "12 to 128 characters. A sentence that is easy to remember is better than a complicated word.");
    public static readonly LocalizedText Continue = new("متابعة", "Continuer", "Continue");
    public static readonly LocalizedText Factor = new("تطبيق المصادقة", "Application d’authentification", "Authenticator app");
    public static readonly LocalizedText FactorIntro = new(
        "صوّر هذا الرمز بتطبيق المصادقة في هاتفك، أو أضف السر إليه بنفسك (نوع الرمز: زمني)، ثم اكتب الرمز الذي يظهر فيه.",
        "Scannez ce code avec l’application d’authentification de votre téléphone, ou ajoutez-y le secret à la main (type : temporel), puis saisissez le code qu’elle affiche.",
        "Scan this picture with the authenticator app of your telephone, or add the secret by hand (type: time-based), then type the code that it shows.");
    public static readonly LocalizedText Picture = new(
        "صورة QR تحمل السر المكتوب تحتها", "Code QR du secret écrit ci-dessous", "QR code of the secret written below");
    public static readonly LocalizedText Secret = new("السر", "Secret", "Secret");
    public static readonly LocalizedText Open = new("فتح في التطبيق على هذا الجهاز", "Ouvrir dans l’application de cet appareil", "Open in the app of this device");
    public static readonly LocalizedText Code = new("الرمز المكون من ستة أرقام", "Code à six chiffres", "Six-digit code");
    public static readonly LocalizedText WrongCode = new(
        "الرمز غير صحيح. تحقق من ساعة الهاتف واكتب الرمز التالي.",
        "Ce code n’est pas le bon. Vérifiez l’heure du téléphone et saisissez le code suivant.",
        "This code is not right. Check the telephone’s clock and type the next code.");
    public static readonly LocalizedText Recovery = new("رموز الاسترجاع", "Codes de secours", "Recovery codes");
    public static readonly LocalizedText RecoveryIntro = new(
        "احفظ هذه الرموز في مكان آمن: لن تظهر مرة أخرى. يعوض كل منها رمز التطبيق مرة واحدة.",
        "Gardez ces codes en lieu sûr : ils ne seront plus affichés. Chacun remplace une fois le code de l’application.",
        "Keep these codes in a safe place: they are not shown again. Each stands in for the app’s code once.");
    public static readonly LocalizedText Done = new("حفظتها، متابعة", "Je les ai notés, continuer", "I have kept them, continue");
    public static readonly LocalizedText Account = new("كلمة المرور ورموز الاسترجاع", "Mot de passe et codes de secours", "Password and recovery codes");
    public static readonly LocalizedText Current = new("كلمة المرور الحالية", "Mot de passe actuel", "Current password");
    public static readonly LocalizedText Next = new("كلمة المرور الجديدة", "Nouveau mot de passe", "New password");
    public static readonly LocalizedText Change = new("تغيير كلمة المرور", "Changer le mot de passe", "Change the password");
    public static readonly LocalizedText Changed = new(
        "تغيرت كلمة المرور وانتهت الجلسات الأخرى.", "Le mot de passe est changé ; les autres sessions sont terminées.", "The password is changed; the other sessions have ended.");
    public static readonly LocalizedText Renew = new("إنشاء رموز استرجاع جديدة", "Créer de nouveaux codes de secours", "Make new recovery codes");

    public static readonly LocalizedText Elsewhere = new(
        "تدخل بحساب مؤسستك: كلمة المرور والعامل الثاني هناك.",
        "Vous entrez par le compte de votre organisation : le mot de passe et le second facteur sont chez elle.",
        "You come in with your organisation’s account: password and second factor are there.");

    private static readonly FrozenDictionary<string, LocalizedText> Reasons = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["login.invalid"] = new("اسم الدخول غير صالح.", "Le nom de connexion n’est pas valable.", "The sign-in name is not valid."),
        ["address.invalid"] = new("هذا ليس عنوان بريد.", "Ce n’est pas une adresse de courriel.", "This is no address for mail."),
        ["address.often"] = new(
            "أُرسلت رموز كثيرة اليوم. حاول غدًا.", "Trop de codes sont partis aujourd’hui. Réessayez demain.", "Codes were sent too often today. Try again tomorrow."),
        ["address.code"] = new(
            "الرمز خطأ أو انتهت صلاحيته: اطلب آخر.", "Le code est faux ou expiré : demandez-en un autre.", "The code is wrong or over: ask for another one."),
        ["message.mandatory"] = new(
            "لا يُستغنى عما يخص حسابك.", "On ne peut pas se passer de ce qui touche son compte.", "Nobody can do without messages about their own account."),
        ["language.unknown"] = new("اختر لغة من القائمة.", "Choisissez une langue de la liste.", "Choose a language of the list."),
        ["login.taken"] = new("اسم الدخول هذا مستعمل.", "Ce nom de connexion est pris.", "This sign-in name is taken."),
        ["name.invalid"] = new("الاسم الذي يظهر من 1 إلى 80 حرفًا.", "Le nom affiché a 1 à 80 caractères.", "The name shown has 1 to 80 characters."),
        ["password.length"] = new("كلمة المرور من 12 إلى 128 حرفًا.", "Le mot de passe a 12 à 128 caractères.", "The password has 12 to 128 characters."),
        ["password.weak"] = new(
            "كلمة المرور سهلة التخمين: نوّع حروفها ولا تضمّنها اسم الدخول.",
            "Le mot de passe est trop facile : variez-le et n’y mettez pas votre nom.",
            "The password is too easy: vary it and leave your name out."),
        ["person.issuer"] = new(
            "أدوار هذا الشخص ودخوله من مؤسسته: غيّرها هناك، أو أغلق الدخول هنا.",
            "Les rôles et l’accès de cette personne viennent de son organisation : changez-les là-bas, ou fermez l’accès ici.",
            "This person’s roles and way in are their organisation’s: change them there, or close the way in here."),
        ["token.form"] = new(
            "لا يمكن قراءة الشبكات أو المدة.", "Les réseaux ou la durée ne sont pas lisibles.", "The networks or the days cannot be read."),
        ["token.tenant"] = new("لا توجد هذه الهيئة.", "Cet organisme n’existe pas.", "There is no such tenant."),
        ["password.common"] = new(
            "كلمة المرور مؤلفة من كلمات يجربها الجميع، أو من أسماء هذا المكان. أضف كلمات لا علاقة لها به.",
            "Le mot de passe n’est fait que de mots que tout le monde essaie, ou des noms d’ici. Ajoutez-y d’autres mots.",
            "The password is made of words that everybody tries, or of names of this place. Add words that have nothing to do with it."),
        ["password.breached"] = new(
            "ظهرت كلمة المرور هذه في تسريب بيانات. اختر غيرها، ولا تستعملها في أي مكان آخر.",
            "Ce mot de passe figure dans une fuite de données. Prenez-en un autre, et ne l’utilisez plus nulle part.",
            "This password was in a leak of data. Choose another one, and use it nowhere any more."),
        ["password.wrong"] = new(
            "كلمة المرور الحالية غير صحيحة، أو كثرت المحاولات.",
            "Le mot de passe actuel n’est pas le bon, ou il y a eu trop d’essais.",
            "The current password is not right, or there were too many attempts."),
        ["passkey.wrong"] = new(
            "لم تكن إجابة الجهاز صحيحة أو جاءت متأخرة.", "La réponse de l’appareil n’est pas la bonne, ou elle est arrivée trop tard.",
            "The device’s answer is not right, or came too late."),
        ["passkey.synced"] = new(
            "قد يُنسخ مفتاح المرور هذا إلى سحابة، وأدوارك لا تسمح بذلك. استعمل مفتاحًا يبقى في جهاز واحد.",
            "Cette clé d’accès peut être copiée dans un nuage, ce que vos rôles n’admettent pas. Prenez une clé liée à un seul appareil.",
            "This passkey may be copied to a cloud, which your roles do not allow. Use one that stays in a single device."),
        ["passkey.name"] = new("اسم الجهاز من 1 إلى 40 حرفًا.", "Le nom de l’appareil a 1 à 40 caractères.", "The device’s name has 1 to 40 characters."),
        ["person.privileged"] = new(
            "الدعوة لا تحمل هذه الأدوار على المنصة كلها: اطلبها بعد التحاق الشخص.",
            "Une invitation ne porte pas ces rôles sur toute la plateforme : demandez-les quand la personne est entrée.",
            "An invitation carries none of these roles over the whole platform: ask for them once the person has joined."),
        ["person.not_joined"] = new(
            "يُطلب هذا الدور بعد التحاق الشخص بوسائله الخاصة.",
            "Ce rôle se demande quand la personne est entrée avec ses propres facteurs.",
            "This role is asked for once the person has joined with factors of their own."),
        ["approval.person"] = new(
            "يلزم شخصان، وأنت داخل ببرنامج: ادخل باسمك.",
            "Il faut deux personnes, et vous agissez comme programme : connectez-vous en votre nom.",
            "This needs two persons, and you act as a program: sign in as yourself."),
        ["passkey.last"] = new(
            "هذا المفتاح طريقك الوحيد للدخول: أضف مفتاحًا آخر أو كلمة مرور أولًا.", "Cette clé d’accès est votre seul moyen d’entrer : ajoutez d’abord une autre clé, ou un mot de passe.",
            "This passkey is your only way in: add another one, or a password, first."),
        ["code.wrong"] = new(
            "الرمز غير صحيح. تحقق من ساعة الهاتف واكتب الرمز التالي.",
            "Ce code n’est pas le bon. Vérifiez l’heure du téléphone et saisissez le code suivant.",
            "This code is not right. Check the telephone’s clock and type the next code."),
        ["passkey.many"] = new("10 مفاتيح مرور على الأكثر.", "Dix clés d’accès au plus.", "Ten passkeys at most."),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Why something was not taken, in the reader's language.</summary>
    public static string Of(Reason reason, string language)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return Reasons.TryGetValue(reason.Code, out var text) ? text.In(language) : reason.Message;
    }
}
