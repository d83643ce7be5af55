using System.Collections.Frozen;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>The way in.</summary>
public static class AccessTexts
{
    public static readonly LocalizedText Title = new("تسجيل الدخول", "Connexion", "Sign in");
    public static readonly LocalizedText Login = new("اسم الدخول", "Nom de connexion", "Sign-in name");
    public static readonly LocalizedText Password = new("كلمة المرور", "Mot de passe", "Password");
    public static readonly LocalizedText Code = new(
        "رمز تطبيق المصادقة أو رمز استرجاع", "Code de l’application d’authentification, ou code de secours", "Code of the authenticator app, or a recovery code");
    public static readonly LocalizedText WithIssuer = new(
        "الدخول بحساب مؤسستك", "Avec le compte de votre organisation", "With your organisation’s account");

    /// <summary>Why nobody came in through the issuer, by the code in the address.</summary>
    public static readonly FrozenDictionary<string, LocalizedText> Issuer = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        ["oidc"] = new(
            "لم يكتمل الدخول بحساب مؤسستك، أو استغرق وقتًا طويلًا. حاول من جديد.",
            "La connexion par votre organisation n’a pas abouti, ou a pris trop de temps. Recommencez.",
            "The sign-in with your organisation was not completed, or took too long. Try again."),
        ["oidc.role"] = new(
            "عرفتك مؤسستك، لكنها لم تمنحك أي دور هنا. اطلبه من مسؤول المنصة.",
            "Votre organisation vous connaît, mais ne vous donne aucun rôle ici. Demandez-le à l’administrateur de la plateforme.",
            "Your organisation knows you, but gives you no role here. Ask the platform’s administrator."),
        ["oidc.tenant"] = new(
            "لا يتضح من حساب مؤسستك لأي هيئة تعمل هنا. اتصل بمسؤول المنصة.",
            "Le compte de votre organisation ne dit pas clairement pour quel organisme vous agissez ici. Voyez l’administrateur de la plateforme.",
            "Your organisation’s account does not say clearly which tenant you act for here. Ask the platform’s administrator."),
        ["oidc.factor"] = new(
            "أدوارك تتطلب الدخول بعاملين. سجّل دخولك في مؤسستك بعامل ثانٍ ثم أعد المحاولة.",
            "Vos rôles demandent deux facteurs. Connectez-vous à votre organisation avec un second facteur, puis recommencez.",
            "Your roles ask for two factors. Sign in at your organisation with a second one, then try again."),
        ["oidc.closed"] = new(
            "أغلق مسؤول المنصة حسابك هنا.", "L’administrateur de la plateforme a fermé votre accès ici.", "The platform’s administrator has closed your way in here."),
    }.ToFrozenDictionary(StringComparer.Ordinal);
    public static readonly LocalizedText LostDevice = new(
        "فقدت جهاز مفتاح مرورك وليست لك كلمة مرور؟ اكتب اسمك ورمز استرجاع، واترك كلمة المرور فارغة.",
        "Vous avez perdu l’appareil de votre clé d’accès et n’avez pas de mot de passe ? Saisissez votre nom et un code de secours, et laissez le mot de passe vide.",
        "Lost the device of your passkey, and have no password? Type your name and a recovery code, and leave the password empty.");
    public static readonly LocalizedText WithToken = new("الدخول برمز الواجهة البرمجية", "Avec un jeton d’API", "With an API token");
    public static readonly LocalizedText Token = new("رمز الواجهة البرمجية", "Jeton d’API", "API token");
    public static readonly LocalizedText Hint = new(
        "ألصق رمزًا صالحًا. تدوم الجلسة 8 ساعات.", "Collez un jeton valide. La session dure 8 heures.", "Paste a valid token. The session lasts 8 hours.");
    public static readonly LocalizedText Link = new(
        "هذا رابط دخول صالح لمرة واحدة.", "Ce lien de connexion ne sert qu’une fois.", "This sign-in link works once.");
    public static readonly LocalizedText Failed = new(
        "الرمز أو الرابط غير معروف أو انتهت صلاحيته أو استُعمل. اطلب آخر من مسؤول المنصة.",
        "Le jeton ou le lien est inconnu, expiré ou déjà utilisé. Demandez-en un autre à l’administrateur.",
        "The token or link is unknown, over or used. Ask the administrator for another one.");
    public static readonly LocalizedText FailedPassword = new(
        "الاسم أو كلمة المرور أو الرمز غير صحيح، أو كثرت المحاولات. انتظر قليلًا قبل المحاولة من جديد.",
        "Le nom, le mot de passe ou le code n’est pas le bon, ou il y a eu trop d’essais. Attendez un peu avant de réessayer.",
        "The name, the password or the code is not right, or there were too many attempts. Wait a little before you try again.");
    public static readonly LocalizedText FailedPasskey = new(
        "لم يُقبل مفتاح المرور هذا.", "Cette clé d’accès n’a pas été acceptée.", "This passkey was not accepted.");
    public static readonly LocalizedText Busy = new(
        "عدد كبير يسجل الدخول في آن واحد. حاول بعد دقيقة.",
        "Trop de personnes se connectent en même temps. Réessayez dans une minute.",
        "Too many people sign in at once. Try again in a minute.");
}
