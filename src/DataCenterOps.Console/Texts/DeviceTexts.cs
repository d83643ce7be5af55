using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Letting a program in that has no browser.</summary>
public static class DeviceTexts
{
    public static readonly LocalizedText Title = new("السماح لبرنامج بالدخول", "Connecter un programme", "Let a program in");
    public static readonly LocalizedText Intro = new(
        "شغّلتَ أمر dcops login في طرفية، فعرض رمزًا. اكتبه هنا.",
        "Vous avez lancé dcops login dans un terminal, qui affiche un code. Saisissez-le ici.",
        "You started dcops login in a terminal, and it shows a code. Type it here.");
    public static readonly LocalizedText Code = new("الرمز", "Code", "Code");
    public static readonly LocalizedText CodeHint = new(
        "ثمانية أحرف، مثل BCDF-GHJK. صالح لعشر دقائق.", "Huit lettres, comme BCDF-GHJK. Valable dix minutes.", "Eight letters, as in BCDF-GHJK. Good for ten minutes.");
    public static readonly LocalizedText Unknown = new(
        "لا يوجد برنامج ينتظر بهذا الرمز، أو انتهت مدته. أعد تشغيل dcops login.",
        "Aucun programme n’attend sous ce code, ou son délai est passé. Relancez dcops login.",
        "No program waits under this code, or its time is over. Start dcops login again.");
    public static readonly LocalizedText Question = new(
        "هل تسمح لهذا البرنامج بأن يعمل باسمك؟", "Laissez-vous ce programme agir en votre nom ?", "Do you let this program act in your name?");
    public static readonly LocalizedText Program = new("البرنامج", "Programme", "Program");
    public static readonly LocalizedText AskedAt = new("وقت الطلب", "Demandé le", "Asked at");
    public static readonly LocalizedText Warning = new(
        "لا تسمح إلا بما شغّلته بنفسك الآن على هذا الجهاز. إن أرسل إليك أحد الرمز فارفض: سيعمل باسمك وبأدوارك مدة 8 ساعات.",
        "N’acceptez que ce que vous venez de lancer vous-même sur cette machine. Si quelqu’un vous a envoyé le code, refusez : il agirait en votre nom, avec vos rôles, pendant 8 heures.",
        "Agree only to what you have just started yourself on that machine. If somebody sent you the code, refuse: they would act in your name, with your roles, for 8 hours.");
    public static readonly LocalizedText Admit = new("السماح", "Accepter", "Let it in");
    public static readonly LocalizedText Refuse = new("رفض", "Refuser", "Refuse");
    public static readonly LocalizedText Admitted = new(
        "سُمح للبرنامج بالدخول. تجده بين جلساتك، ويمكنك إنهاؤه هناك.",
        "Le programme est connecté. Il figure parmi vos sessions, où vous pouvez y mettre fin.",
        "The program is in. It is among your sessions, where you can end it.");
    public static readonly LocalizedText Refused = new("رُفض دخول البرنامج.", "Le programme est refusé.", "The program was refused.");
    public static readonly LocalizedText SetUp = new(
        "هوية الإعداد لا تُدخل برامج: أنشئ حسابك أولًا، أو استعمل رمز الواجهة البرمجية.",
        "L’identité de mise en place ne connecte pas de programme : créez d’abord votre compte, ou utilisez un jeton d’API.",
        "The set-up identity lets no program in: make your own account first, or use an API token.");
}
