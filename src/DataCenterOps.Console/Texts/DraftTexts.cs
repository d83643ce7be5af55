using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Drafts of packs and what they would do.</summary>
public static class DraftTexts
{
    public static readonly LocalizedText Title = new("مسودة حزمة السياسات", "Projet de paquet de politiques", "Draft of a pack of policies");
    public static readonly LocalizedText Intro = new(
        "غيّر النص واستعرض أثره: ما الذي سيصبح مخالفًا أو مطابقًا، قبل أن يتغيّر أي شيء.",
        "Modifiez le texte et voyez son effet : ce qui deviendrait non conforme ou conforme, avant tout changement.",
        "Change the text and see its effect: what would newly fail or newly pass, before anything changes.");
    public static readonly LocalizedText Text = new("نص الحزمة (YAML)", "Texte du paquet (YAML)", "Text of the pack (YAML)");
    public static readonly LocalizedText Preview = new("استعراض الأثر", "Voir l’effet", "Preview");
    public static readonly LocalizedText Activate = new("طلب التفعيل", "Demander l’activation", "Ask for activation");
    public static readonly LocalizedText Wrong = new("المسودة لا تصلح بعد", "Le projet n’est pas encore valable", "The draft is not sound yet");
    public static readonly LocalizedText Sound = new(
        "النص سليم واختباراته ناجحة.", "Le texte est valable et ses tests passent.", "The text is sound and its tests pass.");
    public static readonly LocalizedText Errors = new("الأخطاء:", "Erreurs :", "Errors:");
    public static readonly LocalizedText NotChecked = new(
        "تعذّر التحقق الآن. الاستعراض يعيده.", "La vérification n’a pas abouti ; l’aperçu la refait.", "It could not be checked now; the preview checks it again.");
    public static readonly LocalizedText OfRevision = new(
        "هذا نص مراجعة كانت نافذة. للعودة إليها استعرض أثرها ثم اطلب تفعيلها:",
        "Ceci est le texte d’une révision qui a été en vigueur. Pour y revenir, voyez son effet puis demandez son activation :",
        "This is the text of a revision that was in force. To go back to it, preview it and ask for its activation:");
    public static readonly LocalizedText Revisions = new("المراجعات التي كانت نافذة", "Révisions qui ont été en vigueur", "Revisions that were in force");
    public static readonly LocalizedText State = new("الحالة", "État", "State");
    public static readonly LocalizedText GoBack = new("العودة إليها", "Y revenir", "Go back to it");
    public static readonly LocalizedText Waits = new(
        "التفعيل ينتظر موافقة آخرين.", "L’activation attend l’accord d’autres personnes.", "The activation waits for others to agree.");
    public static readonly LocalizedText InForce = new("الحزمة نافذة الآن.", "Le paquet est maintenant en vigueur.", "The pack is in force now.");
    public static readonly LocalizedText Would = new("الأثر المتوقع", "Effet prévu", "What it would do");
    public static readonly LocalizedText Judged = new("كائنات قُيِّمت", "Objets évalués", "Subjects judged");
    public static readonly LocalizedText Denied = new("ستُرفض من جديد", "Nouvellement refusés", "Newly refused");
    public static readonly LocalizedText Nothing = new(
        "لا يتغيّر شيء لأي كائن.", "Rien ne change pour aucun objet.", "Nothing changes for any subject.");
    public static readonly LocalizedText Platform = new("المنصة", "Plateforme", "Platform");
    public static readonly LocalizedText Change = new("التغيير", "Changement", "Change");
    public static readonly LocalizedText Subject = new("الكائن", "Objet", "Subject");
    public static readonly LocalizedText Why = new("السبب", "Motif", "Why");
    public static readonly LocalizedText FailsItsTests = new(
        "اختبارات من المسودة تفشل: يُعرض أثرها ولا يمكن تفعيلها.",
        "Des tests du projet échouent : son effet est montré, il ne peut pas être activé.",
        "Tests of the draft fail: what it would do is shown, and it cannot be activated.");
    public static readonly LocalizedText Stopped = new(
        "استثناءات لن تغطي ما تغطيه اليوم", "Dérogations qui ne couvriraient plus ce qu’elles couvrent", "Waivers that would cover no more what they cover today");
    public static readonly LocalizedText Becomes = new("يصبح", "Devient", "Becomes");
    public static readonly LocalizedText Systems = new("أنظمة مخالفة من جديد", "Systèmes nouvellement non conformes", "Systems newly failing");
    public static readonly LocalizedText MonthCost = new("كلفتها في آخر 30 يومًا", "leur coût sur les 30 derniers jours", "their cost in the last 30 days");
    public static readonly LocalizedText Unrated = new("بلا تسعير", "sans tarif", "not rated");
    public static readonly LocalizedText LeftOut = new("أخرى لم تُعرض هنا:", "Autres, non affichés ici :", "Others, not shown here:");

    private static readonly LocalizedText NewlyFailing = new("مخالفة جديدة", "Nouvellement non conforme", "Newly failing");
    private static readonly LocalizedText NewlyPassing = new("أصبح مطابقًا", "Redevenu conforme", "Newly passing");
    private static readonly LocalizedText Differs = new("مخالفة لأسباب أخرى", "Non conforme pour d’autres motifs", "Failing on other grounds");

    /// <summary>The words for a change.</summary>
    public static LocalizedText Of(PairChange change) => change switch
    {
        PairChange.NewlyFailing => NewlyFailing,
        PairChange.NewlyPassing => NewlyPassing,
        _ => Differs,
    };
}
