using System.Text.Json;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>Properties in our namespace.</summary>
internal static class OscalProperty
{
    /// <summary>Writes one.</summary>
    public static void Write(Utf8JsonWriter json, string name, string value) => Write(json, name, value, null, null);

    /// <summary>Writes which evidence speaks for the places of a subject; nothing where it has none.</summary>
    public static void WritePlaces(Utf8JsonWriter json, ReportSubject subject)
    {
        if (!subject.Places.IsDefaultOrEmpty)
        {
            Write(json, "place-evidence", PlaceSources.Line(subject.Places));
        }
    }

    /// <summary>Writes what a policy rests on, each reference with its status; one that nobody has read is marked in words too.</summary>
    public static void WriteLaw(Utf8JsonWriter json, ReportPolicy policy)
    {
        foreach (var law in policy.Legal)
        {
            Write(
                json, "legal-basis", LegalText.Of(law), OscalNames.Token(law.Status),
                Remarks(law));
        }
    }

    // A text that nobody has read and a text that is no law are marked each for itself.
    private static string? Remarks(ReportLaw law) => string.Join(' ', new[]
    {
        law.Status == LegalText.Read ? null : $"Not verified against the official text: {law.Status}.",
        law.State == "in-force" ? null : $"Not in force: {law.State}.",
        law.Version == 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Version {law.Version} of the register of law."),
    }.OfType<string>()) is { Length: > 0 } remarks ? remarks : null;

    private static void Write(Utf8JsonWriter json, string name, string value, string? @class, string? remarks)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("ns", OscalNames.Namespace);
        json.WriteString("value", OscalNames.Line(value));
        if (@class is not null)
        {
            json.WriteString("class", @class);
        }

        if (remarks is not null)
        {
            json.WriteString("remarks", remarks);
        }

        json.WriteEndObject();
    }
}
