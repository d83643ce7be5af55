using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A name in the three languages.</summary>
/// <param name="Ar">Arabic.</param>
/// <param name="Fr">French.</param>
/// <param name="En">English.</param>
public sealed record LocalizedName(string Ar, string Fr, string En)
{
    /// <summary>Reads the object of a field <c>name</c>.</summary>
    public static LocalizedName Read(JsonElement name) => new(name.Text("ar"), name.Text("fr"), name.Text("en"));

    /// <summary>The name in the language of that tag; English for any other.</summary>
    public string In(string language) => language switch
    {
        "ar" => Ar,
        "fr" => Fr,
        _ => En,
    };
}
