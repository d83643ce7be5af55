using System.Collections.Frozen;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Why a check is not well, in words.</summary>
public static class CheckTexts
{
    private static readonly FrozenDictionary<string, LocalizedText> Reasons = new Dictionary<string, LocalizedText>(StringComparer.Ordinal)
    {
        [CheckReasons.Assert] = new("الجواب لا يستوفي شرطًا مطلوبًا", "La réponse ne remplit pas une condition", "The answer does not meet a condition"),
        [CheckReasons.AssertError] = new("تعذّر التحقق من شرط", "Une condition n’a pas pu être vérifiée", "A condition could not be checked"),
        [CheckReasons.TargetRefused] = new("الهدف غير مسموح للفحص", "Cible interdite aux contrôles", "Probes may not ask this target"),
        [CheckReasons.NameNotFound] = new("اسم المضيف غير موجود", "Nom d’hôte introuvable", "The host’s name is unknown"),
        [CheckReasons.ResolverFailed] = new("خادم الأسماء لا يجيب", "Le serveur de noms ne répond pas", "The name server does not answer"),
        [CheckReasons.ConnectionRefused] = new("رُفض الاتصال", "Connexion refusée", "Connection refused"),
        [CheckReasons.ConnectionFailed] = new("تعذّر الاتصال", "Connexion impossible", "Connection failed"),
        [CheckReasons.Timeout] = new("لا جواب في الأجل المحدد", "Pas de réponse dans le délai", "No answer in time"),
        [CheckReasons.BadAnswer] = new("جواب غير مفهوم", "Réponse incompréhensible", "The answer makes no sense"),
        [CheckReasons.Redirect] = new("إعادة توجيه مرفوضة", "Redirection refusée", "Redirect refused"),
        [CheckReasons.TlsExpired] = new("انتهت صلاحية الشهادة", "Certificat expiré", "The certificate has expired"),
        [CheckReasons.TlsNotYetValid] = new("الشهادة لم تصبح صالحة بعد", "Certificat pas encore valable", "The certificate is not valid yet"),
        [CheckReasons.TlsName] = new("الشهادة لاسم آخر", "Certificat établi pour un autre nom", "The certificate is for another name"),
        [CheckReasons.TlsUntrusted] = new("جهة إصدار الشهادة غير موثوقة", "Émetteur du certificat non reconnu", "The certificate’s issuer is not trusted"),
        [CheckReasons.TlsFailed] = new("فشل التفاوض على الاتصال الآمن", "Échec de la négociation TLS", "TLS could not be agreed on"),
        [CheckReasons.ObserverFault] = new("خلل لدى المراقِب نفسه", "Défaut de l’observateur lui-même", "The observer itself is at fault"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sentence for a reason; nothing for one without, whose code is shown anyway.</summary>
    public static string Reason(string code, string language) => Reasons.TryGetValue(code, out var text) ? text.In(language) : "";
}
