using System.Collections.Frozen;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Messages;

/// <summary>The words of every kind of message.</summary>
internal static class MessageTexts
{
    /// <summary>Under a message about the receiver's own account.</summary>
    public static readonly LocalizedText NotYou = new(
        "إن لم تكن أنت من فعل ذلك، فأخبر مسؤول الأمن فورًا.",
        "Si ce n’est pas vous, prévenez tout de suite le responsable de la sécurité.",
        "If this was not you, tell the security officer at once.");

    /// <summary>Where a message says more.</summary>
    public static readonly LocalizedText More = new("التفاصيل في لوحة التحكم:", "Le détail dans la console :", "More in the console:");

    /// <summary>The subject of several in one.</summary>
    public static readonly LocalizedText Digest = new("الرسائل الجديدة: {count}", "Nouveaux messages : {count}", "New messages: {count}");

    /// <summary>Under those that a digest lists.</summary>
    public static readonly LocalizedText Others = new("رسائل أخرى لم تُذكر هنا: {count}", "Autres messages, non cités ici : {count}", "Other messages, not listed here: {count}");

    private static readonly FrozenDictionary<string, MessageTemplate> Templates = new Dictionary<MessageKind, MessageTemplate>
    {
        [MessageKinds.ApprovalAsked] = new(
            new("طلب ينتظر موافقتك: {operation}، {subject}", "Une demande attend votre accord : {operation}, {subject}", "A request waits for your consent: {operation}, {subject}"),
            new(
                "يطلب {requester} موافقة شخص آخر على: {operation}.\nالموضوع: {subject}\nنهاية المهلة: {until}\nاقرأ الفرق قبل أن توافق أو ترفض.",
                "{requester} demande l’accord d’une autre personne pour : {operation}.\nObjet : {subject}\nFin du délai : {until}\nLisez la différence avant d’accepter ou de refuser.",
                "{requester} asks for another person’s consent to: {operation}.\nSubject: {subject}\nEnds at: {until}\nRead the difference before you agree or refuse.")),
        [MessageKinds.ApprovalDeputy] = new(
            new("سُمّيتَ نائبًا لطلب موافقة: {operation}، {subject}", "Vous êtes suppléant pour une demande : {operation}, {subject}", "You are deputy for a request: {operation}, {subject}"),
            new(
                "سمّاك {by} نائبًا عنه في طلب: {operation}.\nالموضوع: {subject}\nنهاية المهلة: {until}",
                "{by} vous a nommé suppléant pour une demande : {operation}.\nObjet : {subject}\nFin du délai : {until}",
                "{by} has named you deputy for a request: {operation}.\nSubject: {subject}\nEnds at: {until}")),
        [MessageKinds.ApprovalExecuted] = Asked(
            "نُفِّذ طلبك", "Votre demande est exécutée", "Your request was carried out",
            "تمت الموافقة على طلبك ونُفِّذ.", "Votre demande a été approuvée et exécutée.", "Your request was agreed to and carried out."),
        [MessageKinds.ApprovalRejected] = Asked(
            "رُفض طلبك", "Votre demande est refusée", "Your request was refused",
            "رُفض طلبك. السبب في لوحة التحكم.", "Votre demande a été refusée. Le motif est dans la console.", "Your request was refused. The reason is in the console."),
        [MessageKinds.ApprovalVoid] = Asked(
            "طلبك لاغٍ", "Votre demande est caduque", "Your request is void",
            "تغيّر شيء منذ تقديم الطلب، فلم يُنفَّذ. قدّم طلبًا جديدًا.",
            "Quelque chose avait changé : la demande n’a pas été exécutée. Refaites-en une.",
            "Something had changed, so it was not carried out. Ask anew."),
        [MessageKinds.ApprovalExpired] = Asked(
            "انتهت مهلة طلبك", "Le délai de votre demande est passé", "The time of your request is over",
            "لم يوافق عدد كافٍ في الأجل المحدد، فلم يُنفَّذ شيء.",
            "Trop peu de personnes ont approuvé à temps : rien n’a été exécuté.",
            "Too few persons have agreed in time: nothing was carried out."),
        [MessageKinds.AccountSlowed] = new(
            new("محاولات دخول إلى حسابك", "Essais de connexion à votre compte", "Attempts to sign in to your account"),
            new(
                "كثرت المحاولات الفاشلة للدخول إلى حسابك، فصار كل منها ينتظر. الوقت: {at}",
                "Trop d’essais de connexion à votre compte ont échoué : chaque essai doit maintenant attendre. Heure : {at}",
                "Too many attempts to sign in to your account have failed: each attempt must now wait. Time: {at}")),
        [MessageKinds.AccountDevice] = new(
            new("دخول إلى حسابك من جهاز جديد", "Connexion à votre compte depuis un nouvel appareil", "A sign-in to your account from a new device"),
            new(
                "سُجِّل دخول إلى حسابك من جهاز أو مكان لم يُعرف من قبل. الوقت: {at}\nالجهاز والعنوان في ملفي.",
                "Une connexion à votre compte vient d’un appareil ou d’un lieu inconnu jusqu’ici. Heure : {at}\nL’appareil et l’adresse sont dans mon profil.",
                "Somebody has signed in to your account from a device or a place that was not seen before. Time: {at}\nDevice and address are on my profile.")),
        [MessageKinds.AccountFactorAdded] = Own(
            "أضيفت وسيلة دخول إلى حسابك", "Un moyen de connexion a été ajouté à votre compte", "A way to sign in was added to your account", "{factor} · {at}"),
        [MessageKinds.AccountFactorRemoved] = Own(
            "أزيلت وسيلة دخول من حسابك", "Un moyen de connexion a été retiré de votre compte", "A way to sign in was removed from your account", "{factor} · {at}"),
        [MessageKinds.AccountPasswordChanged] = Own("تغيّرت كلمة مرورك", "Votre mot de passe a changé", "Your password was changed", "{at}"),
        [MessageKinds.AccountRecoveryRenewed] = Own(
            "استُبدلت رموز الاسترجاع الخاصة بك", "Vos codes de secours ont été remplacés", "Your recovery codes were replaced", "{at}"),
        [MessageKinds.AccountRecoveryUsed] = Own(
            "استُعمل رمز استرجاع للدخول إلى حسابك", "Un code de secours a servi à se connecter à votre compte", "A recovery code was used to sign in to your account", "{at}"),
        [MessageKinds.AccountReset] = Own(
            "أعاد مسؤول ضبط حسابك", "Un administrateur a réinitialisé votre compte", "An administrator has reset your account", "{at}"),
        [MessageKinds.AccountRoles] = Own("تغيّرت أدوارك", "Vos rôles ont changé", "Your roles were changed", "{at}"),
        [MessageKinds.AccountClosed] = Own("أُغلق حسابك", "Votre compte est fermé", "Your account was closed", "{at}"),
        [MessageKinds.AccountOpened] = Own("فُتح حسابك من جديد", "Votre compte est rouvert", "Your account was opened again", "{at}"),
        [MessageKinds.AccountAddress] = Own(
            "طلب تغيير عنوان رسائلك", "Demande de changement de votre adresse", "Somebody asks to change your address",
            "{at}"),
        [MessageKinds.AccountConfirm] = new(
            new("رمز تأكيد عنوانك", "Code de confirmation de votre adresse", "The code that confirms your address"),
            new(
                "اكتب هذا الرمز في ملفي: {code}\nصالح 30 دقيقة. إن لم تطلبه فتجاهل هذه الرسالة.",
                "Saisissez ce code dans mon profil : {code}\nIl est valable 30 minutes. Si vous ne l’avez pas demandé, ignorez ce message.",
                "Type this code on my profile: {code}\nIt is good for 30 minutes. If you have not asked for it, ignore this message.")),
        [MessageKinds.SignInSlowed] = new(
            new("محاولات دخول إلى حساب {person}", "Essais de connexion au compte {person}", "Attempts to sign in to the account {person}"),
            new(
                "كثرت المحاولات الفاشلة للدخول إلى الحساب {person}، فصار كل منها ينتظر. الوقت: {at}",
                "Trop d’essais de connexion au compte {person} ont échoué : chaque essai doit maintenant attendre. Heure : {at}",
                "Too many attempts to sign in to the account {person} have failed: each attempt must now wait. Time: {at}")),
        [MessageKinds.SignInPrivileged] = new(
            new("دخول بأدوار واسعة من المُصدِر: {person}", "Connexion avec des rôles privilégiés de l’émetteur : {person}", "Sign-in with privileged roles of the issuer: {person}"),
            new(
                "دخل {person} بأدوار أعطاها المُصدِر وحده، دون شخص ثانٍ. الوقت: {at}",
                "{person} est entré avec des rôles donnés par le seul émetteur, sans seconde personne. Heure : {at}",
                "{person} has come in with roles that the issuer alone has given, without a second person. Time: {at}")),
        [MessageKinds.BreakGlassBegun] = new(
            new("كسر الزجاج: رُفع الإنفاذ حتى {until}", "Bris de glace : application levée jusqu’au {until}", "Break-glass: enforcement is lifted until {until}"),
            new(
                "رفع شخصان إنفاذ السياسات. البداية: {at}\nالنهاية: {until}\nالمرجع: {request}",
                "Deux personnes ont levé l’application des politiques. Début : {at}\nFin : {until}\nRéférence : {request}",
                "Two persons have lifted the enforcement of policies. Begin: {at}\nEnd: {until}\nReference: {request}")),
        [MessageKinds.BreakGlassEnded] = new(
            new("انتهى كسر الزجاج", "Fin du bris de glace", "Break-glass has ended"),
            new(
                "عاد إنفاذ السياسات. الوقت: {at}\nالمرجع: {request}",
                "L’application des politiques est rétablie. Heure : {at}\nRéférence : {request}",
                "The enforcement of policies is back. Time: {at}\nReference: {request}")),
        [MessageKinds.BreakGlassReview] = new(
            new("مراجعة كسر الزجاج مستحقة", "La revue du bris de glace est attendue", "The review of break-glass is due"),
            new(
                "ما جرى أثناء كسر الزجاج لم يُراجَع بعد. المرجع: {request}",
                "Ce qui a été fait pendant le bris de glace n’est pas encore revu. Référence : {request}",
                "What was done during break-glass is not reviewed yet. Reference: {request}")),
        [MessageKinds.WaiverEnding] = new(
            new("ينتهي استثناء من {subject} في {until}", "Une dérogation à {subject} prend fin le {until}", "A waiver of {subject} ends at {until}"),
            new(
                "بعد ذلك يُرفض ما يغطيه. عالج المخالفة أو اطلب التجديد. النهاية: {until}\nالمرجع: {request}",
                "Ensuite, ce qu’elle couvre sera refusé. Corrigez l’écart ou demandez un renouvellement. Fin : {until}\nRéférence : {request}",
                "After that, what it covers is refused. Mend the finding or ask for a renewal. End: {until}\nReference: {request}")),
        [MessageKinds.WaiverEnded] = new(
            new("انتهى استثناء من {subject}", "Une dérogation à {subject} a pris fin", "A waiver of {subject} has ended"),
            new(
                "لم يعد ما كان يغطيه مسموحًا. الوقت: {until}\nالمرجع: {request}",
                "Ce qu’elle couvrait n’est plus permis. Heure : {until}\nRéférence : {request}",
                "What it covered is not allowed any more. Time: {until}\nReference: {request}")),
    }.ToFrozenDictionary(pair => pair.Key.Code, pair => pair.Value, StringComparer.Ordinal);

    // What facts hold as codes.
    private static readonly FrozenDictionary<string, LocalizedText> Words = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["code"] = new("تطبيق مصادقة", "application d’authentification", "authenticator app"),
        ["password"] = new("كلمة مرور وتطبيق مصادقة", "mot de passe et application d’authentification", "password and authenticator app"),
        ["passkey"] = new("مفتاح مرور", "clé d’accès", "passkey"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What is said of a kind.</summary>
    public static MessageTemplate Of(MessageKind kind) => Templates[kind.Code];

    /// <summary>A code in words; the code where nobody has written any.</summary>
    public static string Word(string code, string language) => Words.TryGetValue(code, out var text) ? text.In(language) : code;

    private static MessageTemplate Asked(string ar, string fr, string en, string arBody, string frBody, string enBody) => new(
        new(ar + ": {operation}، {subject}", fr + " : {operation}, {subject}", en + ": {operation}, {subject}"), new(arBody, frBody, enBody));

    // Of the account's owner there is little to say: what happened, and when.
    private static MessageTemplate Own(string ar, string fr, string en, string facts) => new(
        new(ar, fr, en), new($"{ar}.\n{facts}", $"{fr}.\n{facts}", $"{en}.\n{facts}"));
}
