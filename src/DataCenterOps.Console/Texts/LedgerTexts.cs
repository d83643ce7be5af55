using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Entries of the ledger.</summary>
public static class LedgerTexts
{
    public static readonly LocalizedText Title = new("الدفتر", "Registre", "Ledger");
    public static readonly LocalizedText NoEntries = new("لا قيد يطابق.", "Aucune écriture ne correspond.", "No entry matches.");
    public static readonly LocalizedText Position = new("الموضع", "Position", "Position");
    public static readonly LocalizedText Version = new("النسخة", "Version", "Version");
    public static readonly LocalizedText Stream = new("السلسلة", "Flux", "Stream");
    public static readonly LocalizedText Type = new("ما حدث", "Événement", "What happened");
    public static readonly LocalizedText Changes = new("ما تغيّر", "Ce qui change", "What changed");
    public static readonly LocalizedText Entry = new("القيد", "Écriture", "Entry");
    public static readonly LocalizedText Content = new("المحتوى", "Contenu", "Content");
    public static readonly LocalizedText Before = new("قبل", "avant", "before");
}
