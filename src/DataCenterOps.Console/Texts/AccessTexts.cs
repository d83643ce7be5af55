using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>The way in.</summary>
public static class AccessTexts
{
    public static readonly LocalizedText Title = new("تسجيل الدخول", "Connexion", "Sign in");
    public static readonly LocalizedText Token = new("رمز الواجهة البرمجية", "Jeton d’API", "API token");
    public static readonly LocalizedText Hint = new(
        "ألصق رمزًا صالحًا. تدوم الجلسة 8 ساعات.", "Collez un jeton valide. La session dure 8 heures.", "Paste a valid token. The session lasts 8 hours.");
    public static readonly LocalizedText Link = new(
        "هذا رابط دخول صالح لمرة واحدة.", "Ce lien de connexion ne sert qu’une fois.", "This sign-in link works once.");
    public static readonly LocalizedText Failed = new(
        "الرمز أو الرابط غير معروف أو انتهت صلاحيته أو استُعمل. اطلب آخر من مسؤول المنصة.",
        "Le jeton ou le lien est inconnu, expiré ou déjà utilisé. Demandez-en un autre à l’administrateur.",
        "The token or link is unknown, over or used. Ask the administrator for another one.");
}
