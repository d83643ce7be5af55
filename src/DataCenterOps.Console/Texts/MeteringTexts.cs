using DataCenterOps.Domain.Metering;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Tenants and what they cost.</summary>
public static class MeteringTexts
{
    public static readonly LocalizedText Tenants = new("الهيئات والتكاليف", "Organismes et coûts", "Tenants and cost");
    public static readonly LocalizedText NoTenants = new(
        "لم يُصرَّح بأي هيئة بعد.", "Aucun organisme n’est déclaré.", "No tenant is declared yet.");
    public static readonly LocalizedText Today = new("اليوم", "Aujourd’hui", "Today");
    public static readonly LocalizedText ThisMonth = new("هذا الشهر", "Ce mois", "This month");
    public static readonly LocalizedText Currency = new("العملة", "Devise", "Currency");
    public static readonly LocalizedText Cost = new("التكلفة", "Coût", "Cost");
    public static readonly LocalizedText NoCost = new(
        "لم يُسعَّر أي استهلاك بعد.", "Aucune consommation n’est encore valorisée.", "No usage has been priced yet.");
    public static readonly LocalizedText RatedUntil = new("مسعَّر إلى غاية", "Valorisé jusqu’au", "Priced until");
    public static readonly LocalizedText ByDay = new("التكلفة حسب اليوم", "Coût par jour", "Cost by day");
    public static readonly LocalizedText BySystem = new("التكلفة حسب النظام", "Coût par système", "Cost by system");
    public static readonly LocalizedText ByPool = new("التكلفة حسب البند هذا الشهر", "Coût par poste ce mois", "Cost by pool this month");
    public static readonly LocalizedText Day = new("اليوم", "Jour", "Day");
    public static readonly LocalizedText Most = new("أعلى يوم", "Jour le plus élevé", "Highest day");
    public static readonly LocalizedText SoFar = new("إلى الآن", "à cette heure", "so far");
    public static readonly LocalizedText Pool = new("بند التكلفة", "Poste", "Pool");
    public static readonly LocalizedText Meter = new("المقياس", "Compteur", "Meter");
    public static readonly LocalizedText Problems = new("استهلاك بلا سعر", "Consommation sans prix", "Usage without a price");
    public static readonly LocalizedText ProblemsMean = new(
        "تكلفة هذا الاستهلاك مجهولة وليست صفرًا؛ يُسعَّر من بدايته حين يزول السبب.",
        "Le coût de cette consommation est inconnu, et non nul ; elle sera valorisée depuis son début dès que la cause aura disparu.",
        "The cost of this usage is unknown, not zero; it is priced from its start once the reason is gone.");
    public static readonly LocalizedText Why = new("السبب", "Raison", "Reason");
    public static readonly LocalizedText Since = new("منذ", "Depuis", "Since");
    public static readonly LocalizedText Until = new("إلى غاية", "Jusqu’au", "Until");
    public static readonly LocalizedText Exact = new(
        "المبالغ مقرَّبة للعرض إلى سنتيم؛ القيم الدقيقة في الواجهة البرمجية.",
        "Montants arrondis au centime pour l’affichage ; les valeurs exactes sont dans l’API.",
        "Amounts are rounded to a hundredth for display; the API has the exact values.");

    private static readonly LocalizedText NoPrice = new(
        "لا سعر لهذه الساعات في أي تعريفة", "Aucun tarif n’a de prix pour ces heures", "No tariff has a price for these hours");
    private static readonly LocalizedText UnitMismatch = new(
        "وحدة السعر ليست وحدة المقياس", "L’unité du prix n’est pas celle du compteur", "The price is for another unit than the meter’s");
    private static readonly LocalizedText UsageMismatch = new(
        "قيس بوحدة أو بشكل غير ما يعدّه المقياس", "Mesuré dans une unité ou une forme que le compteur ne compte pas",
        "Measured in a unit or shape that the meter does not count");
    private static readonly LocalizedText NotBillable = new(
        "لا يمكن فوترة هذا المقياس بوحدته", "Ce compteur n’est pas facturable dans son unité", "This meter cannot be billed in its unit");
    private static readonly LocalizedText NotExact = new(
        "المبلغ أكبر من أن يُحسب بدقة", "Le montant est trop grand pour être exact", "The amount is too large to be exact");
    private static readonly LocalizedText MeterUnknown = new(
        "المقياس غير مصرَّح به", "Le compteur n’est pas déclaré", "The meter is not declared");
    private static readonly LocalizedText NotMapped = new(
        "النظام أو المورد ليس من موارد هذه الهيئة", "Le système ou la ressource n’est pas de cet organisme",
        "The system or resource is not one of this tenant’s");
    private static readonly LocalizedText TariffUnreadable = new(
        "في تعريفة منشورة أخطاء، فلم تُستعمل", "Un tarif publié contient des erreurs et n’est pas utilisé",
        "A published tariff has errors and is not used");

    /// <summary>Why usage is not priced.</summary>
    public static LocalizedText Problem(string code) => code switch
    {
        "metering.no_price" => NoPrice,
        "metering.unit_mismatch" => UnitMismatch,
        "metering.usage_mismatch" => UsageMismatch,
        "metering.meter_not_billable" => NotBillable,
        "metering.amount_not_exact" => NotExact,
        StandingProblems.MeterUnknown => MeterUnknown,
        StandingProblems.NotMapped => NotMapped,
        StandingProblems.TariffUnreadable => TariffUnreadable,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "no such problem"),
    };
}
