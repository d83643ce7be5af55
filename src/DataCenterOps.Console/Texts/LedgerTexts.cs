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
