using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>Evidence in short, for the middle of a sentence.</summary>
internal static class EvidenceText
{
    // A sentence with more names than this is not read; the decision lists them all.
    private const int NamesInASentence = 5;

    /// <summary>The names of the offending things, as in <c>p-9 (s-fr1, FR)</c>; a dash when there are none.</summary>
    public static string Of(CelValue evidence)
    {
        var items = evidence.Kind == CelKind.List ? evidence.AsList() : [];
        var names = items.Take(NamesInASentence).Select(Name).ToArray();
        return names.Length == 0 ? "–"
            : string.Join(", ", names) + (items.Length > names.Length ? $" … (+{items.Length - names.Length})" : "");
    }

    /// <summary>One thing in short.</summary>
    public static string Name(CelValue item)
    {
        if (item.Kind == CelKind.String)
        {
            return item.AsString();
        }

        if (item.Kind != CelKind.Object)
        {
            return CelPrinter.Print(item);
        }

        var subject = item.AsObject();
        var name = Text(subject, "id") ?? Text(subject, "host") ?? subject.Type.Name;
        var places = new[] { Text(subject, "siteId"), Text(subject, "jurisdiction"), Text(subject, "toJurisdiction") }
            .Where(place => place is not null).ToArray();
        return places.Length == 0 ? name : $"{name} ({string.Join(", ", places)})";
    }

    private static string? Text(CelObject subject, string field) =>
        subject.Read(field) is { Kind: CelKind.String } value ? value.AsString() : null;
}
