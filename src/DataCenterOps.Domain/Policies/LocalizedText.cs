using System.Text.Json;
using Orleans;

namespace DataCenterOps.Domain.Policies;

/// <summary>One text in the three languages of the first customer, which are equals.</summary>
[GenerateSerializer, Immutable, Alias("dcops.LocalizedText")]
public sealed record LocalizedText([property: Id(0)] string Ar, [property: Id(1)] string Fr, [property: Id(2)] string En)
{
    /// <summary>The text in the language with this two-letter code; Arabic when the code is another.</summary>
    public string In(string language) => language switch
    {
        "fr" => Fr,
        "en" => En,
        _ => Ar,
    };

    /// <summary>Applies <paramref name="change"/> to each language.</summary>
    public LocalizedText Select(Func<string, string> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(change(Ar), change(Fr), change(En));
    }

    /// <summary>Writes the text as an object with members in canonical order.</summary>
    public void Write(Utf8JsonWriter writer, string member)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject(member);
        writer.WriteString("ar", Ar);
        writer.WriteString("en", En);
        writer.WriteString("fr", Fr);
        writer.WriteEndObject();
    }
}
