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
    public static readonly LocalizedText Cost = new("التكلفة", "Coût", "Cost");
    public static readonly LocalizedText NoCost = new(
        "لم يُسعَّر أي استهلاك بعد.", "Aucune consommation n’est encore valorisée.", "No usage has been priced yet.");
    public static readonly LocalizedText RatedUntil = new("مسعَّر إلى غاية", "Valorisé jusqu’au", "Priced until");
    public static readonly LocalizedText ByDay = new("التكلفة حسب اليوم", "Coût par jour", "Cost by day");
    public static readonly LocalizedText BySystem = new("التكلفة حسب النظام", "Coût par système", "Cost by system");
    public static readonly LocalizedText ByPool = new("التكلفة حسب المورد هذا الشهر", "Coût par poste ce mois", "Cost by pool this month");
    public static readonly LocalizedText Day = new("اليوم", "Jour", "Day");
    public static readonly LocalizedText Pool = new("وعاء التكلفة", "Poste", "Pool");
    public static readonly LocalizedText Meter = new("المقياس", "Compteur", "Meter");
    public static readonly LocalizedText Exact = new(
        "المبالغ مقرَّبة للعرض إلى سنتيم؛ القيم الدقيقة في الواجهة البرمجية.",
        "Montants arrondis au centime pour l’affichage ; les valeurs exactes sont dans l’API.",
        "Amounts are rounded to a hundredth for display; the API has the exact values.");
}
