using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Texts;

/// <summary>Names of facts in evidence. A fact without a name is shown under its own.</summary>
public static class FactTexts
{
    // In the order in which they are shown: what it is first, then where, then the rest.
    private static readonly OrderedDictionary<string, LocalizedText> Names = new(StringComparer.Ordinal)
    {
        ["id"] = EstateTexts.Id,
        ["role"] = EstateTexts.Role,
        ["siteId"] = EstateTexts.Site,
        ["jurisdiction"] = EstateTexts.Jurisdiction,
        ["encryptedAtRest"] = EstateTexts.Encrypted,
        ["kind"] = EstateTexts.Kind,
        ["classification"] = EstateTexts.Classification,
        ["siteCeiling"] = new("أعلى تصنيف يُؤهَّل له الموقع", "Classification maximale du site", "Highest classification of the site"),
        ["distanceKmFromPrimary"] = new("البعد عن النسخة الأصلية (كم)", "Distance de l’original (km)", "Distance from the primary (km)"),
        ["name"] = EstateTexts.Name,
        ["validUntil"] = new("صالح إلى غاية", "Valable jusqu’au", "Valid until"),
        ["dataCategories"] = EstateTexts.DataCategories,
        ["system"] = EstateTexts.System,
        ["tenant"] = EstateTexts.Tenant,
    };

    /// <summary>The name of a fact, or nothing.</summary>
    public static LocalizedText? Name(string fact) => Names.GetValueOrDefault(fact);

    /// <summary>Where it stands among others; those without a name stand last.</summary>
    public static int Rank(string fact) => Names.IndexOf(fact) is >= 0 and var at ? at : Names.Count;

    /// <summary>Whether its value is a code that <see cref="Codes"/> has a word for.</summary>
    public static bool IsCode(string fact) => fact is "role" or "kind" or "classification" or "siteCeiling";
}
