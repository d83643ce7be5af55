using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Entries of the ledger.</summary>
public static class LedgerTexts
{
    public static readonly LocalizedText Title = new("الدفتر", "Registre", "Ledger");
    public static readonly LocalizedText NoEntries = new("لا قيد يطابق.", "Aucune écriture ne correspond.", "No entry matches.");
    public static readonly LocalizedText Position = new("الرقم", "Position", "Position");
    public static readonly LocalizedText Version = new("النسخة", "Version", "Version");
    public static readonly LocalizedText Stream = new("السلسلة", "Flux", "Stream");
    public static readonly LocalizedText Type = new("ما حدث", "Événement", "What happened");
    public static readonly LocalizedText Changes = new("ما تغيّر", "Ce qui change", "What changed");
    public static readonly LocalizedText Entry = new("القيد", "Écriture", "Entry");
    public static readonly LocalizedText Content = new("المحتوى", "Contenu", "Content");
    public static readonly LocalizedText Field = new("الحقل", "Champ", "Field");
    public static readonly LocalizedText Before = new("قبل", "Avant", "Before");
    public static readonly LocalizedText After = new("بعد", "Après", "After");

    public static readonly LocalizedText Receipt = new("الإيصال", "Reçu", "Receipt");
    public static readonly LocalizedText Download = new("تنزيل الإيصال", "Télécharger le reçu", "Download the receipt");
    public static readonly LocalizedText NotSealed = new("لم يُختم بعد: أعِد التحميل بعد لحظة.", "Pas encore scellée : rechargez dans un instant.", "Not sealed yet: reload in a moment.");
    public static readonly LocalizedText History = new("السجل الزمني", "Historique", "History");
    public static readonly LocalizedText HistoryOf = new("السجل الزمني للكائن", "Historique de l’objet", "History of");
    public static readonly LocalizedText WithChanges = new("السجل الزمني الكامل مع التغييرات", "L’historique complet avec les changements", "The whole history with its changes");
    public static readonly LocalizedText AsEntries = new("القيود في جدول", "Les écritures en tableau", "The entries as a table");
    public static readonly LocalizedText Why = new("السبب", "Pourquoi", "Why");
    public static readonly LocalizedText Who = new("من", "Qui", "Who");
    public static readonly LocalizedText Approval = new("موافقة", "Approbation", "Approval");
    public static readonly LocalizedText Further = new("تغييرات أخرى: {0}", "Autres changements : {0}", "Further changes: {0}");
    public static readonly LocalizedText NoHistory = new("لا قيد لهذا الكائن يحق لك رؤيته.", "Aucune écriture de cet objet que vous puissiez voir.", "There is no entry of this object that you may see.");
    public static readonly LocalizedText Health = new("سلامة الدفتر", "Santé du registre", "Ledger health");
    public static readonly LocalizedText HealthIs = new("كل ثانية تُجمع القيود كلها تحت جذر واحد ويُوقَّع عليه. من يحفظ توقيعًا سابقًا يكشف أي تغيير لاحق.", "Chaque seconde, toutes les écritures sont réunies sous une racine signée. Qui garde une signature ancienne découvre toute modification ultérieure.", "Every second all entries are put under one root, and it is signed. Whoever keeps an older signature discovers any later change.");
    public static readonly LocalizedText Sealed = new("كل القيود مختومة وموقَّعة.", "Toutes les écritures sont scellées et signées.", "All entries are sealed and signed.");
    public static readonly LocalizedText Sealing = new("قيود تنتظر التوقيع التالي: {0}.", "Écritures en attente de la prochaine signature : {0}.", "Entries that wait for the next signature: {0}.");
    public static readonly LocalizedText Late = new("قيود بلا توقيع منذ أكثر من دقيقة: {0}. سجل البرنامج يذكر السبب، ودليل `deploy/runbooks/ledger.md` يذكر ما يجب فعله.", "Écritures sans signature depuis plus d’une minute : {0}. Le journal du programme dit pourquoi ; `deploy/runbooks/ledger.md` dit que faire.", "Entries without a signature for more than a minute: {0}. The program’s log says why; `deploy/runbooks/ledger.md` says what to do.");
    public static readonly LocalizedText Origin = new("اسم الدفتر", "Nom du registre", "Name of the log");
    public static readonly LocalizedText Epoch = new("الحقبة", "Époque", "Epoch");
    public static readonly LocalizedText Size = new("القيود في الشجرة", "Écritures dans l’arbre", "Entries in the tree");
    public static readonly LocalizedText Root = new("الجذر", "Racine", "Root");
    public static readonly LocalizedText TakenAt = new("آخر ضم للقيود", "Dernière intégration", "Last taken in");
    public static readonly LocalizedText SignedSize = new("قيود يشملها التوقيع", "Écritures couvertes par la signature", "Entries under the signature");
    public static readonly LocalizedText SignedAt = new("آخر توقيع", "Dernière signature", "Last signed");
    public static readonly LocalizedText Witnesses = new("توقيعات الشهود", "Signatures de témoins", "Signatures of witnesses");
    public static readonly LocalizedText Never = new("لا شيء بعد", "Rien encore", "Nothing yet");
    public static readonly LocalizedText ByHour = new("قيود ضُمّت في كل ساعة، آخر 24 ساعة", "Écritures intégrées par heure, dernières 24 heures", "Entries taken in by hour, last 24 hours");
    public static readonly LocalizedText Hour = new("الساعة", "Heure", "Hour");
    public static readonly LocalizedText Entries = new("القيود", "Écritures", "Entries");
    public static readonly LocalizedText CheckYourself = new("تحقَّق بنفسك", "Vérifiez vous-même", "Check it yourself");
    public static readonly LocalizedText CheckHow = new("يُؤخذ المفتاح من جهة تثق بها، لا من هذا الخادم وحده.", "Prenez les clés auprès de quelqu’un de confiance, pas de ce seul serveur.", "Get the keys from somebody you trust, not from this server alone.");
    public static readonly LocalizedText CheckpointFile = new("نقطة التحقق الموقَّعة", "Le point de contrôle signé", "The signed checkpoint");
    public static readonly LocalizedText KeysFile = new("مفاتيح التحقق", "Les clés de vérification", "The verifier keys");

    private static readonly LocalizedText Created = new("إنشاء", "Création", "Created");
    private static readonly LocalizedText Changed = new("تعديل", "Modification", "Changed");
    private static readonly LocalizedText StateChanged = new("تغيّر الحالة", "Changement d’état", "State changed");
    private static readonly LocalizedText Retired = new("سحب", "Retrait", "Retired");
    private static readonly LocalizedText Refused = new("طلب مرفوض", "Demande refusée", "Request refused");
    private static readonly LocalizedText Opened = new("فتح", "Ouverture", "Opened");
    private static readonly LocalizedText Closed = new("إغلاق", "Clôture", "Closed");
    private static readonly LocalizedText Ended = new("انتهاء", "Fin", "Ended");
    private static readonly LocalizedText Activated = new("تفعيل", "Activation", "Activated");
    private static readonly LocalizedText Revoked = new("إلغاء", "Révocation", "Revoked");

    /// <summary>The word for what an entry's type names, as in <c>system-created</c>; nothing for one that has none.</summary>
    public static LocalizedText? Verb(string name) => name == "state-changed" ? StateChanged : name.Split('-')[^1] switch
    {
        "created" => Created,
        "changed" => Changed,
        "retired" => Retired,
        "refused" => Refused,
        "opened" => Opened,
        "closed" => Closed,
        "ended" => Ended,
        "activated" => Activated,
        "revoked" => Revoked,
        _ => null,
    };
}
