using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Policies, findings and decisions.</summary>
public static class PolicyTexts
{
    public static readonly LocalizedText Policies = new("السياسات النافذة", "Politiques en vigueur", "Policies in force");
    public static readonly LocalizedText NoPack = new(
        "لا حزمة نافذة: كل قرار مرفوض إلى أن تُفعَّل حزمة بالأمر dcops policy activate.",
        "Aucun paquet en vigueur : tout est refusé jusqu’à ce que dcops policy activate en active un.",
        "No pack is in force: everything is refused until dcops policy activate activates one.");
    public static readonly LocalizedText Pack = new("الحزمة", "Paquet", "Pack");
    public static readonly LocalizedText Revision = new("المراجعة", "Révision", "Revision");
    public static readonly LocalizedText InForceSince = new("نافذة منذ", "En vigueur depuis", "In force since");
    public static readonly LocalizedText SignedBy = new("موقَّعة بمفتاح", "Signée par", "Signed by");
    public static readonly LocalizedText Policy = new("السياسة", "Politique", "Policy");
    public static readonly LocalizedText Category = new("الفئة", "Catégorie", "Category");
    public static readonly LocalizedText Severity = new("الخطورة", "Gravité", "Severity");
    public static readonly LocalizedText Mode = new("النمط عند القبول", "Mode à l’admission", "Mode at admission");
    public static readonly LocalizedText ModeAtSweep = new("النمط عند إعادة التقييم", "Mode à la réévaluation", "Mode at the sweep");
    public static readonly LocalizedText AppliesTo = new("تسري على", "S’applique à", "Applies to");
    public static readonly LocalizedText Frameworks = new("أطر مرجعية", "Référentiels", "Frameworks");
    public static readonly LocalizedText Rules = new("القواعد", "Règles", "Rules");
    public static readonly LocalizedText WhenBroken = new("عند المخالفة", "En cas de violation", "When it is broken");
    public static readonly LocalizedText MustBeTrue = new("الشرط", "Condition", "Must be true");
    public static readonly LocalizedText Due = new("يجب الامتثال ابتداءً من", "À respecter à partir du", "Must comply from");
    public static readonly LocalizedText Law = new("السند القانوني", "Fondement juridique", "Law");
    public static readonly LocalizedText Article = new("المادة", "art.", "art.");
    public static readonly LocalizedText ArticleUnverified = new("المادة غير متحقق منها", "article non vérifié", "article not verified");
    public static readonly LocalizedText AsOf = new("الحالة بتاريخ", "état au", "as of");
    public static readonly LocalizedText TitleTranslated = new("عنوان مترجم من طرفنا", "titre traduit par nos soins", "title translated by us");
    public static readonly LocalizedText Findings = new("المخالفات", "Constats", "Findings");
    public static readonly LocalizedText NoFindings = new("لا مخالفة مفتوحة تطابق.", "Aucun constat ouvert ne correspond.", "No open finding matches.");
    public static readonly LocalizedText NoFindingsHere = new(
        "لا مخالفة مفتوحة تخص هذا النظام.", "Aucun constat ouvert ne concerne ce système.", "No finding is open about this system.");
    public static readonly LocalizedText Subject = new("الموضوع", "Objet", "Subject");
    public static readonly LocalizedText Rule = new("القاعدة", "Règle", "Rule");
    public static readonly LocalizedText FirstSeen = new("أول معاينة", "Première constatation", "First seen");
    public static readonly LocalizedText LastSeen = new("آخر معاينة", "Dernière constatation", "Last seen");
    public static readonly LocalizedText FixedAt = new("زالت في", "Levé le", "Fixed at");
    public static readonly LocalizedText History = new("تاريخ المخالفة", "Historique du constat", "History of the finding");
    public static readonly LocalizedText NoHistory = new(
        "لم يُسجَّل شيء عن هذا الموضوع.", "Rien n’a été constaté sur cet objet.", "Nothing was found about this subject.");
    public static readonly LocalizedText Event = new("ما حدث", "Événement", "What happened");
    public static readonly LocalizedText FindingOpened = new("فُتحت", "Ouvert", "Opened");
    public static readonly LocalizedText FindingChanged = new("تغيّرت", "Modifié", "Changed");
    public static readonly LocalizedText FindingClosed = new("زالت", "Levé", "Fixed");
    public static readonly LocalizedText Trend = new(
        "المخالفات المفتوحة في نهاية كل يوم", "Constats ouverts à la fin de chaque jour", "Findings open at the end of each day");
    public static readonly LocalizedText NoTrend = new(
        "لم تنتهِ بعدُ أي إعادة تقييم، فلا تطور يُعرض.",
        "Aucune réévaluation n’est encore terminée : pas d’évolution à montrer.",
        "No sweep has ended yet, so there is no trend to show.");
    public static readonly LocalizedText JudgedAt = new("آخر تقييم شامل", "Dernière réévaluation complète", "Everything last judged");
    public static readonly LocalizedText Stale = new(
        "لم يُقيَّم كل شيء منذ أكثر من 26 ساعة، وما يُعرض هنا قد يكون متجاوزًا. الهيئات:",
        "Tout n’a pas été réévalué depuis plus de 26 heures ; ce qui est montré peut être dépassé. Organismes :",
        "Not everything was judged within 26 hours; what is shown may no longer be so. Bodies:");
    public static readonly LocalizedText OfPlatform = new("المنصة", "la plateforme", "the platform");
    public static readonly LocalizedText Decisions = new("القرارات", "Décisions", "Decisions");
    public static readonly LocalizedText Decision = new("القرار", "Décision", "Decision");
    public static readonly LocalizedText NoDecisions = new("لا قرار يطابق.", "Aucune décision ne correspond.", "No decision matches.");
    public static readonly LocalizedText Outcome = new("النتيجة", "Résultat", "Outcome");
    public static readonly LocalizedText Operation = new("العملية", "Opération", "Operation");
    public static readonly LocalizedText At = new("التوقيت", "Date", "At");
    public static readonly LocalizedText Actor = new("الفاعل", "Auteur", "Actor");
    public static readonly LocalizedText Why = new("الأسباب", "Motifs", "Why");
    public static readonly LocalizedText Evidence = new("الدليل", "Éléments constatés", "Evidence");
    public static readonly LocalizedText LeftOut = new("عناصر أخرى لم تُعرض", "autres éléments non montrés", "more items not shown");
    public static readonly LocalizedText Remedy = new("التصحيح المطلوب", "Mesure corrective", "Remedy");
    public static readonly LocalizedText WouldChange = new("ما يغيّر الجواب", "Ce qui changerait la réponse", "What would change the answer");
    public static readonly LocalizedText Unjudged = new(
        "كائنات أخرى تعتمد عليه لم تُقيَّم، وما لم يُقيَّم لا يُسمح به.", "autres objets qui en dépendent n’ont pas été évalués : ce qui n’est pas évalué n’est pas autorisé.",
        "other objects that depend on it were not judged, and what is not judged is not allowed.");
    public static readonly LocalizedText IfWithout = new("لو لم يوجد:", "sans :", "without:");
    public static readonly LocalizedText IfMoved = new("لو كان في الولاية القضائية", "si sa juridiction était", "if its jurisdiction were");
    public static readonly LocalizedText OtherRules = new("قواعد أخرى", "Autres règles", "Other rules");
    public static readonly LocalizedText InLedger = new("قيد الدفتر", "Écriture du registre", "Ledger entry");
    public static readonly LocalizedText AllowedPlainly = new(
        "سُمح بالعملية دون أي ملاحظة: كل القواعد المعنية مطابقة.",
        "Autorisé sans réserve : toutes les règles concernées sont respectées.",
        "Allowed without reserve: every rule concerned is satisfied.");
    public static readonly LocalizedText NoLegalAdvice = new(
        "تُظهر هذه الصفحة أي السياسات محققة؛ وليست رأيًا قانونيًا.",
        "Cette page dit quelles politiques sont respectées ; ce n’est pas un avis juridique.",
        "This page says which policies are satisfied; it is no legal advice.");
}
