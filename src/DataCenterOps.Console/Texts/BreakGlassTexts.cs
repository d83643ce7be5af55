using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Break-glass: enforcement lifted for some hours, in the open.</summary>
public static class BreakGlassTexts
{
    public static readonly LocalizedText Title = new("كسر الزجاج", "Bris de glace", "Break-glass");
    public static readonly LocalizedText Banner = new("رُفع الإنفاذ حتى", "L’application est levée jusqu’au", "Enforcement is lifted until");
    public static readonly LocalizedText For = new("لـ", "pour", "for");
    public static readonly LocalizedText BannerHint = new(
        "ما كانت القواعد سترفضه يُقبل، ويُعلَّم كل قرار ويُراجَع.",
        "Ce que les règles refuseraient passe ; chaque décision est marquée et sera revue.",
        "What rules would deny is allowed; each decision is marked and will be reviewed.");
    public static readonly LocalizedText Everything = new("المنصة كلها", "toute la plateforme", "the whole platform");
    public static readonly LocalizedText Part = new("جزء من المنصة", "une partie de la plateforme", "a part of the platform");
    public static readonly LocalizedText Intro = new(
        "في حالة استعجال، يرفع عون ومسؤول أمن معًا الإنفاذ لبضع ساعات. لا تُرفع قاعدة لا يجوز الإعفاء منها، ولا يُقبل ما تعذر تقييمه. وينتهي الرفع من تلقاء نفسه.",
        "En urgence, un exploitant et un responsable de la sécurité lèvent ensemble l’application pour quelques heures. Une règle sans dérogation possible n’est jamais levée, ni ce qui n’a pu être évalué. La levée finit d’elle-même.",
        "In an emergency an operator and a security officer together lift enforcement for some hours. A rule that nobody may waive is never lifted, nor what could not be evaluated. It ends by itself.");
    public static readonly LocalizedText Ask = new("طلب رفع الإنفاذ", "Demander la levée", "Ask to lift enforcement");
    public static readonly LocalizedText What = new("النطاق", "Portée", "For");
    public static readonly LocalizedText Tenant = new("هيئة واحدة", "un organisme", "one tenant");
    public static readonly LocalizedText System = new("نظام واحد", "un système", "one system");
    public static readonly LocalizedText Id = new("معرّف الهيئة أو النظام", "Identifiant de l’organisme ou du système", "Id of the tenant or system");
    public static readonly LocalizedText Hours = new("عدد الساعات (من 1 إلى 8)", "Heures (1 à 8)", "Hours (1 to 8)");
    public static readonly LocalizedText Reason = new(
        "السبب (يبقى في السجل؛ دون ذكر أسماء)", "Motif (il reste au registre ; sans nommer personne)", "Reason (it stays in the ledger; name nobody)");
    public static readonly LocalizedText Waits = new("ينتظر شخصًا ثانيًا من الدور الآخر:", "En attente d’une personne de l’autre rôle :", "It waits for a person of the other role:");
    public static readonly LocalizedText Empty = new("لم يُرفع الإنفاذ قط.", "L’application n’a jamais été levée.", "Enforcement was never lifted.");
    public static readonly LocalizedText Begun = new("بدأ في", "Début", "Began");
    public static readonly LocalizedText Ends = new("ينتهي في", "Fin", "Ends");
    public static readonly LocalizedText Ended = new("انتهى في", "Terminé le", "Ended");
    public static readonly LocalizedText Left = new("بقي", "Il reste", "Time left");
    public static readonly LocalizedText Approvers = new("الموافقون", "Approuvé par", "Agreed by");
    public static readonly LocalizedText Decisions = new("قرارات لولاه لكانت رفضًا", "Décisions qui auraient été des refus", "Decisions that would have been denials");
    public static readonly LocalizedText NoDecisions = new("لم يُتخذ أي قرار بموجبه.", "Aucune décision n’a été prise ainsi.", "No decision was made under it.");
    public static readonly LocalizedText Decided = new("قُبل بموجب كسر الزجاج", "Admis sous bris de glace", "Allowed under break-glass");
    public static readonly LocalizedText End = new("إنهاؤه الآن", "Y mettre fin maintenant", "End it now");
    public static readonly LocalizedText Review = new("المراجعة", "Revue", "Review");
    public static readonly LocalizedText ReviewHint = new(
        "يكتبها مسؤول أمن أو مدقق لم يشارك: هل كان ذلك لازمًا، وما الذي يجب إصلاحه؟",
        "Par un responsable de la sécurité ou un auditeur qui n’y a pas pris part : était-ce nécessaire, que faut-il réparer ?",
        "By a security officer or auditor who took no part: was it needed, and what must be mended?");
    public static readonly LocalizedText Due = new("تُنتظر قبل", "Attendue avant le", "Due by");
    public static readonly LocalizedText Reviewer = new("راجعه", "Revu par", "Reviewed by");
    public static readonly LocalizedText Text = new("ما وجدته", "Constat", "What you found");
    public static readonly LocalizedText Send = new("تسجيل المراجعة", "Enregistrer la revue", "Record the review");
    public static readonly LocalizedText Erased = new("مُحي النص.", "Le texte a été effacé.", "The text was erased.");

    /// <summary>For whose things, in words.</summary>
    public static string Scope(string? tenant, string? system, string language) => system ?? tenant ?? Everything.In(language);

    /// <summary>For whose things, without telling one tenant of another.</summary>
    public static string Scope(BreakGlassScope scope, Domain.Access.TenantScope reader, string language)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Tenant is { } tenant && !reader.Covers(tenant) ? Part.In(language) : Scope(scope.Tenant?.Value, scope.System, language);
    }
}
