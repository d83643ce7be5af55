using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>The page that says what is wrong now.</summary>
public static class NowTexts
{
    public static readonly LocalizedText Title = new("الوضع الحالي", "Situation", "Now");
    public static readonly LocalizedText Check = new("الفحص", "Contrôle", "Check");
    public static readonly LocalizedText Wrong = new("الاختلالات الجارية", "Anomalies en cours", "What is wrong");
    public static readonly LocalizedText AllWell = new(
        "لا يوجد أي فحص متعثر في هذه اللحظة.", "Aucun contrôle n’est en défaut actuellement.", "No check is in trouble at this moment.");
    public static readonly LocalizedText Certificates = new(
        "شهادات تنتهي خلال 30 يومًا", "Certificats qui expirent dans les 30 jours", "Certificates that expire within 30 days");
    public static readonly LocalizedText NoCertificates = new(
        "لا تنتهي أي شهادة معاينة خلال 30 يومًا.", "Aucun certificat observé n’expire dans les 30 jours.", "No certificate that was seen expires within 30 days.");
    public static readonly LocalizedText OpenFindings = new("المخالفات المفتوحة", "Constats ouverts", "Open findings");
    public static readonly LocalizedText NoFindings = new(
        "لا توجد مخالفات مفتوحة. تجري إعادة التقييم دوريًا، ويمكن طلبها بالأمر dcops sweep.",
        "Aucun constat ouvert. Tout est rejugé périodiquement ; dcops sweep le fait tout de suite.",
        "No finding is open. Everything is judged again regularly; dcops sweep does it at once.");
    public static readonly LocalizedText Since = new("منذ", "Depuis", "Since");
    public static readonly LocalizedText Reason = new("السبب", "Raison", "Reason");
    public static readonly LocalizedText Expires = new("تنتهي", "Expire le", "Expires");
    public static readonly LocalizedText Left = new("المتبقي", "Reste", "Left");
    public static readonly LocalizedText Count = new("العدد", "Nombre", "Count");
    public static readonly LocalizedText Oldest = new("أقدمها", "Le plus ancien", "Oldest");
    public static readonly LocalizedText AsOf = new("بتاريخ", "État au", "As of");
}
