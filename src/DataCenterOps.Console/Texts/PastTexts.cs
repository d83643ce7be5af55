using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>What is said where somebody looks at the past.</summary>
public static class PastTexts
{
    public static readonly LocalizedText LookBack = new("العودة بالزمن", "Voir le passé", "Look back");
    public static readonly LocalizedText Day = new(
        "كما كان في نهاية اليوم (UTC)", "Tel qu’à la fin du jour (UTC)", "As it was at the end of the day (UTC)");
    public static readonly LocalizedText Show = new("عرض", "Afficher", "Show");
    public static readonly LocalizedText Seen = new(
        "هذه الصفحة تعرض الماضي، كما كان مسجّلًا في", "Cette page montre le passé, tel qu’il était enregistré au", "This page shows the past, as it was recorded by");
    public static readonly LocalizedText Entries = new("قيود الدفتر", "Écritures du registre", "Entries of the ledger");
    public static readonly LocalizedText Root = new("الجذر", "Racine", "Root");
    public static readonly LocalizedText Integrated = new("آخر قيد في", "Dernière écriture le", "Last entry at");
    public static readonly LocalizedText Checkpoint = new("نقطة التحقق", "Point de contrôle", "Checkpoint");
    public static readonly LocalizedText Today = new("العودة إلى الحاضر", "Revenir au présent", "Back to the present");
    public static readonly LocalizedText Left = new(
        "ما يُقاس أو يُرسل أو يُحفظ خارج الدفتر لا يُعرض هنا: الحالة والتكاليف والأسماء الشخصية.",
        "Ce qui est mesuré, envoyé ou gardé hors du registre n’est pas montré ici : états, coûts, noms de personnes.",
        "What is measured, sent or kept beside the ledger is not shown here: states, costs, names of persons.");
    public static readonly LocalizedText Preparing = new(
        "تُقرأ تلك اللحظة من الدفتر. نسبة المُنجز:", "Ce moment est en cours de lecture dans le registre. Avancement :",
        "That moment is being read from the ledger. Done so far:");
    public static readonly LocalizedText Busy = new(
        "تُقرأ لحظات أخرى من الدفتر الآن. أعد المحاولة بعد قليل.", "D’autres moments sont en cours de lecture. Réessayez dans un instant.",
        "Other moments are being read from the ledger. Try again in a moment.");
    public static readonly LocalizedText Again = new("أعد المحاولة", "Réessayer", "Try again");
    public static readonly LocalizedText Unreadable = new(
        "ليس هذا تاريخًا. المطلوب يوم مثل 2026-10-01.", "Ce n’est pas une date. Il faut un jour, comme 2026-10-01.",
        "That is no date. What is needed is a day, as in 2026-10-01.");
    public static readonly LocalizedText Future = new(
        "لم ينتهِ ذلك اليوم بعد. اختر يومًا مضى.", "Ce jour n’est pas encore terminé. Choisissez un jour passé.",
        "That day is not over yet. Choose one that is.");
    public static readonly LocalizedText Before = new(
        "لم يكن في الدفتر شيء حتى ذلك اليوم.", "Le registre ne contenait encore rien ce jour-là.", "The ledger held nothing by that day.");
    public static readonly LocalizedText NotHere = new(
        "لا يمكن لهذه الصفحة أن تعرض الماضي.", "Cette page ne peut pas montrer le passé.", "This page cannot show the past.");
}
