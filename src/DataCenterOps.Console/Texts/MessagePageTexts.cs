using System.Collections.Frozen;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>One's messages, how one wants them, and what became of their sending.</summary>
public static class MessagePageTexts
{
    public static readonly LocalizedText Inbox = new("رسائلي", "Mes messages", "My messages");
    public static readonly LocalizedText NoMessages = new("لا رسالة.", "Aucun message.", "There is no message.");
    public static readonly LocalizedText NoPerson = new(
        "الرسائل لمن له حساب باسمه.", "Les messages sont pour qui a un compte à son nom.", "Messages are for people with an account of their own.");
    public static readonly LocalizedText Time = new("الوقت", "Heure", "Time");
    public static readonly LocalizedText Weight = new("الأهمية", "Importance", "Weight");
    public static readonly LocalizedText Message = new("الرسالة", "Message", "Message");
    public static readonly LocalizedText Unread = new("جديدة", "nouveau", "new");
    public static readonly LocalizedText Open = new("التفاصيل", "Détail", "More");
    public static readonly LocalizedText Settings = new("كيف تصلني الرسائل", "Comment mes messages me parviennent", "How messages reach me");
    public static readonly LocalizedText Language = new("لغة الرسائل", "Langue des messages", "Language of messages");
    public static readonly LocalizedText ByMail = new("أريد بالبريد أيضًا", "Je veux aussi par courriel", "I want by mail as well");
    public static readonly LocalizedText Always = new(
        "كل الرسائل تبقى في لوحة التحكم. ما يخص حسابك ورفع الحماية يصل بالبريد دائمًا.",
        "Tous les messages restent dans la console. Ce qui touche votre compte ou lève une protection part toujours par courriel.",
        "Every message stays in the console. What is about your account or lifts a protection is always sent by mail.");
    public static readonly LocalizedText Save = new("حفظ", "Enregistrer", "Save");
    public static readonly LocalizedText Saved = new("حُفظ.", "C’est enregistré.", "It is saved.");
    public static readonly LocalizedText Address = new("عنوان البريد", "Adresse de courriel", "Mail address");
    public static readonly LocalizedText NoAddress = new("لا عنوان بعد.", "Aucune adresse.", "There is no address yet.");
    public static readonly LocalizedText Waiting = new(
        "أُرسل رمز إلى {0}. اكتبه هنا لتأكيد العنوان.", "Un code est parti pour {0}. Saisissez-le pour confirmer l’adresse.", "A code is on its way to {0}. Type it here to confirm the address.");
    public static readonly LocalizedText SendCode = new("أرسل رمزًا إلى هذا العنوان", "Envoyer un code à cette adresse", "Send a code to this address");
    public static readonly LocalizedText Code = new("الرمز", "Code", "Code");
    public static readonly LocalizedText Confirm = new("تأكيد العنوان", "Confirmer l’adresse", "Confirm the address");
    public static readonly LocalizedText Remove = new("حذف العنوان", "Supprimer l’adresse", "Remove the address");
    public static readonly LocalizedText Outgoing = new("الرسائل الصادرة", "Messages sortants", "Outgoing messages");
    public static readonly LocalizedText Counts = new("ما ينتظر وما تُرك", "Ce qui attend et ce qui est abandonné", "What waits and what was given up");
    public static readonly LocalizedText Quiet = new("لا شيء ينتظر.", "Rien n’attend.", "Nothing waits.");
    public static readonly LocalizedText NothingSent = new(
        "لا إرسال. تخرج الرسائل حين يُضبط بريد أو خطاف أو syslog (Messages:…).",
        "Aucun envoi. Des messages partent dès qu’un courriel, un webhook ou syslog est réglé (Messages:…).",
        "Nothing was sent. Messages go out once mail, a webhook or syslog is set up (Messages:…).");
    public static readonly LocalizedText Carrier = new("الوسيلة", "Canal", "Carrier");
    public static readonly LocalizedText Console = new("لم تُوزَّع بعد", "à répartir", "to be spread");
    public static readonly LocalizedText Count = new("العدد", "Nombre", "Count");
    public static readonly LocalizedText Oldest = new("أقدمها", "Le plus ancien", "Oldest");
    public static readonly LocalizedText To = new("إلى", "À", "To");
    public static readonly LocalizedText Kind = new("النوع", "Genre", "Kind");
    public static readonly LocalizedText State = new("الحالة", "État", "State");
    public static readonly LocalizedText Due = new("مستحقة في", "Prévu le", "Due at");
    public static readonly LocalizedText Attempts = new("المحاولات", "Essais", "Attempts");
    public static readonly LocalizedText Next = new("المحاولة التالية", "Prochain essai", "Next attempt");
    public static readonly LocalizedText Why = new("السبب", "Motif", "Why");
    public static readonly LocalizedText Retry = new("أعد المحاولة الآن", "Réessayer maintenant", "Try again now");
    public static readonly LocalizedText Dismiss = new("اطوِها", "Classer", "Lay aside");
    public static readonly LocalizedText Dismissed = new("طُويت.", "C’est classé.", "It is laid aside.");
    public static readonly LocalizedText Retried = new("ستُعاد المحاولة بعد لحظات.", "Un nouvel essai part dans quelques secondes.", "It is tried again within seconds.");
    public static readonly LocalizedText NoSuch = new("لا إرسال ينتظر بهذا الاسم.", "Aucun envoi de ce nom n’attend.", "No sending of that name waits.");

    private static readonly FrozenDictionary<string, LocalizedText> Kinds = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["approval.asked"] = new("طلب ينتظر موافقتي", "demande qui attend mon accord", "a request that waits for my consent"),
        ["approval.deputy"] = new("تسميتي نائبًا", "désignation comme suppléant", "I am named deputy"),
        ["approval.executed"] = new("تنفيذ طلبي", "ma demande est exécutée", "my request was carried out"),
        ["approval.rejected"] = new("رفض طلبي", "ma demande est refusée", "my request was refused"),
        ["approval.void"] = new("بطلان طلبي", "ma demande est caduque", "my request is void"),
        ["approval.expired"] = new("انتهاء مهلة طلبي", "le délai de ma demande est passé", "the time of my request is over"),
        ["account.slowed"] = new("محاولات دخول إلى حساب", "essais de connexion à un compte", "attempts to sign in to an account"),
        ["account.device"] = new("دخول من جهاز جديد", "connexion depuis un nouvel appareil", "a sign-in from a new device"),
        ["account.factor-added"] = new("إضافة وسيلة دخول", "moyen de connexion ajouté", "a way to sign in added"),
        ["account.factor-removed"] = new("إزالة وسيلة دخول", "moyen de connexion retiré", "a way to sign in removed"),
        ["account.password-changed"] = new("تغيير كلمة المرور", "mot de passe changé", "password changed"),
        ["account.recovery-renewed"] = new("رموز استرجاع جديدة", "codes de secours remplacés", "recovery codes replaced"),
        ["account.recovery-used"] = new("استعمال رمز استرجاع", "code de secours utilisé", "recovery code used"),
        ["account.reset"] = new("إعادة ضبط الحساب", "compte réinitialisé", "account reset"),
        ["account.roles-changed"] = new("تغيير الأدوار", "rôles changés", "roles changed"),
        ["account.closed"] = new("إغلاق الحساب", "compte fermé", "account closed"),
        ["account.opened"] = new("فتح الحساب", "compte rouvert", "account opened"),
        ["account.address-asked"] = new("طلب تغيير العنوان", "changement d’adresse demandé", "change of address asked for"),
        ["account.address-confirm"] = new("رمز تأكيد العنوان", "code de confirmation d’adresse", "code that confirms an address"),
        ["sign-in.slowed"] = new("محاولات دخول إلى حساب أحدهم", "essais de connexion au compte de quelqu’un", "attempts to sign in to somebody’s account"),
        ["sign-in.privileged"] = new("دخول بأدوار واسعة من المُصدِر", "connexion avec des rôles privilégiés de l’émetteur", "a sign-in with privileged roles of the issuer"),
        ["break-glass.begun"] = new("بداية كسر الزجاج", "début d’un bris de glace", "break-glass begins"),
        ["break-glass.ended"] = new("نهاية كسر الزجاج", "fin d’un bris de glace", "break-glass ends"),
        ["break-glass.review-due"] = new("مراجعة كسر الزجاج مستحقة", "revue d’un bris de glace attendue", "review of break-glass due"),
        ["waiver.ending"] = new("استثناء ينتهي قريبًا", "une dérogation prend fin bientôt", "a waiver ends soon"),
        ["waiver.ended"] = new("انتهاء استثناء", "fin d’une dérogation", "a waiver has ended"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, LocalizedText> Errors = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["timeout"] = new("لم يجب الخادم في الوقت", "le serveur n’a pas répondu à temps", "the server did not answer in time"),
        ["unreachable"] = new("تعذر الوصول إلى الخادم", "le serveur est injoignable", "the server cannot be reached"),
        ["tls"] = new("شهادة الخادم غير مقبولة أو لا TLS", "certificat du serveur refusé, ou pas de TLS", "the server’s certificate is not accepted, or it has no TLS"),
        ["sign-in"] = new("رفض الخادم كلمة مرور المنصة", "le serveur refuse le mot de passe de la plateforme", "the server refuses the platform’s password"),
        ["no-receiver"] = new("لا عنوان مؤكد لمن تخصه", "le destinataire n’a plus d’adresse confirmée", "its receiver has no confirmed address any more"),
        ["no-carrier"] = new("لم تعد الوسيلة مضبوطة", "le canal n’est plus configuré", "its carrier is not configured any more"),
        ["error"] = new("خطأ في المنصة: انظر السجل", "erreur de la plateforme : voir le journal", "an error of the platform: see its log"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A kind in words.</summary>
    public static string KindOf(string? code, string language) => code is not null && Kinds.TryGetValue(code, out var text) ? text.In(language) : code ?? "";

    /// <summary>Why a sending failed; the code of a server as it is.</summary>
    public static string ErrorOf(string? code, string language) => code is not null && Errors.TryGetValue(code, out var text) ? text.In(language) : code ?? "";
}
