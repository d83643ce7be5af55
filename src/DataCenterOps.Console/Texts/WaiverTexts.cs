using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Waivers: findings that others let somebody leave open for a while.</summary>
public static class WaiverTexts
{
    public static readonly LocalizedText Title = new("الاستثناءات", "Dérogations", "Waivers");
    public static readonly LocalizedText One = new("استثناء", "Dérogation", "Waiver");
    public static readonly LocalizedText Intro = new(
        "يترك الاستثناء مخالفات محددة مفتوحة إلى أجل، بموافقة شخصين آخرين. لا يغطي إلا ما كان موجودًا عند الطلب، وينتهي من تلقاء نفسه.",
        "Une dérogation laisse ouverts des écarts précis jusqu’à une échéance, avec l’accord de deux autres personnes. Elle ne couvre que ce qui existait à la demande et prend fin d’elle-même.",
        "A waiver leaves particular findings open until a date, with the consent of two other persons. It covers only what was there when it was asked for, and ends by itself.");
    public static readonly LocalizedText All = new("كل الاستثناءات", "Toutes les dérogations", "All waivers");
    public static readonly LocalizedText Empty = new("لا توجد استثناءات هنا.", "Aucune dérogation ici.", "There are no waivers here.");
    public static readonly LocalizedText Ask = new("طلب استثناء", "Demander une dérogation", "Ask for a waiver");
    public static readonly LocalizedText AskHint = new(
        "يُجمَّد ما يخالف السياسة الآن مع أدلته، ويوافق عليه شخصان آخران: مسؤولو أمن أو مسؤول حماية المعطيات للهيئة.",
        "Ce qui enfreint la politique maintenant est figé avec ses preuves ; deux autres personnes l’approuvent : des responsables de la sécurité ou le délégué à la protection des données de l’organisme.",
        "What violates the policy now is frozen with its evidence; two others agree to it: security officers or the tenant’s data protection officer.");
    public static readonly LocalizedText Waits = new("ينتظر شخصين آخرين:", "En attente de deux autres personnes :", "It waits for two others:");
    public static readonly LocalizedText Draft = new("عرض ما سيُجمَّد", "Voir ce qui serait figé", "Show what would be frozen");
    public static readonly LocalizedText WouldStayOpen = new("سيبقى مفتوحًا", "Resterait ouvert", "Would stay open");
    public static readonly LocalizedText Open = new("ما يبقى مفتوحًا", "Ce qui reste ouvert", "What stays open");
    public static readonly LocalizedText Rule = new("القاعدة", "Règle", "Rule");
    public static readonly LocalizedText Subjects = new(
        "ما يخالفها (مثل System/cnas-claims؛ فارغ لكل ما يخالفها)", "Ce qui l’enfreint (comme System/cnas-claims ; vide : tout ce qui l’enfreint)", "What violates it (as in System/cnas-claims; empty for all that does)");
    public static readonly LocalizedText Decision = new("القرار الذي رُفض به التغيير", "La décision qui a refusé le changement", "The decision that refused the change");
    public static readonly LocalizedText Days = new("لعدد من الأيام", "Pendant combien de jours", "For how many days");
    public static readonly LocalizedText Reason = new("السبب", "Motif", "Reason");
    public static readonly LocalizedText ReasonHint = new(
        "السبب (يبقى في السجل؛ دون ذكر أسماء)", "Motif (il reste au registre ; sans nommer personne)", "Reason (it stays in the ledger; name nobody)");
    public static readonly LocalizedText Ticket = new("مرجع المتابعة", "Ticket de suivi", "Ticket");
    public static readonly LocalizedText RiskOwner = new("متحمّل الخطر", "Porteur du risque", "Risk owner");
    public static readonly LocalizedText RiskOwnerHint = new("الجهة التي تتحمل الخطر (وظيفة لا اسم)", "Qui porte le risque (une fonction, pas un nom)", "Who bears the risk (an office, not a name)");
    public static readonly LocalizedText Controls = new("التدابير التعويضية", "Mesures compensatoires", "Compensating controls");
    public static readonly LocalizedText ControlsHint = new("التدابير التعويضية (واحد في كل سطر)", "Mesures compensatoires (une par ligne)", "Compensating controls (one on each line)");
    public static readonly LocalizedText Plan = new("خطة المعالجة", "Plan de remédiation", "Remediation plan");
    public static readonly LocalizedText PlanHint = new(
        "خطة المعالجة (لازمة من التجديد الثالث)", "Plan de remédiation (exigé dès le troisième renouvellement)", "Remediation plan (needed from the third renewal on)");
    public static readonly LocalizedText PlanDays = new("تُنجز الخطة خلال أيام", "Plan achevé sous combien de jours", "Plan done within days");
    public static readonly LocalizedText Until = new("حتى", "Jusqu’au", "Until");
    public static readonly LocalizedText Granted = new("مُنح في", "Accordée le", "Granted");
    public static readonly LocalizedText Renewal = new("رقم التجديد", "Renouvellement n°", "Renewal");
    public static readonly LocalizedText Since = new("مستثنى منذ", "couvert depuis", "waived since");
    public static readonly LocalizedText Successor = new("حلّ محله", "Remplacée par", "Superseded by");
    public static readonly LocalizedText Why = new("سبب الإنهاء", "Pourquoi elle prend fin", "Why it ends");
    public static readonly LocalizedText Revoke = new("إلغاء الاستثناء", "Révoquer la dérogation", "Revoke the waiver");
    public static readonly LocalizedText RevokeHint = new(
        "يكفي شخص واحد. يُعاد تقييم ما كان يغطيه فورًا، ولا رجعة في ذلك: يُطلب استثناء جديد.",
        "Une personne suffit. Ce qu’elle couvrait est réévalué aussitôt. C’est sans retour : il faudrait une nouvelle demande.",
        "One person is enough. What it covered is judged again at once. There is no way back but a new request.");
    public static readonly LocalizedText Renew = new("طلب تجديد", "Demander un renouvellement", "Ask for a renewal");
    public static readonly LocalizedText Tenant = new("الهيئة", "Organisme", "Tenant");
    public static readonly LocalizedText Platform = new("المنصة", "la plateforme", "the platform");
    public static readonly LocalizedText Debt = new("دَين الاستثناءات", "Dette de dérogations", "Exception debt");
    public static readonly LocalizedText DebtHint = new(
        "ما أُعفيت منه كل هيئة، وحدوده. من بلغ حدًا لا يُمنح استثناءً آخر.",
        "Ce dont chaque organisme est dispensé, et les plafonds. Au plafond, plus aucune dérogation.",
        "What each tenant is excused, and the ceilings. At a ceiling there is no other waiver.");
    public static readonly LocalizedText Count = new("استثناءات سارية", "Dérogations en cours", "Running waivers");
    public static readonly LocalizedText Findings = new("مخالفات", "Écarts", "Findings");
    public static readonly LocalizedText FindingDays = new("مخالفات × أيام", "Écarts × jours", "Findings × days");
    public static readonly LocalizedText Points = new("نقاط", "Points", "Points");
}
