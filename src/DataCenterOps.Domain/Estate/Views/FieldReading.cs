using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>Reads fields of a declared document, whose form was checked when it was accepted.</summary>
internal static class FieldReading
{
    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static string? TextOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static bool Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.GetBoolean();

    public static int? WholeOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetInt32() : null;

    public static decimal Decimal(this JsonElement element, string name) => ToDecimal(element.GetProperty(name));

    public static decimal? DecimalOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? ToDecimal(value) : null;

    public static DateTimeOffset Time(this JsonElement element, string name) => EstateTime.Read(element.Text(name));

    public static DateTimeOffset? TimeOrNull(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? EstateTime.Read(value.GetString()!) : null;

    public static TimeSpan Duration(this JsonElement element, string name, TimeSpan otherwise) =>
        element.TryGetProperty(name, out var value) ? EstateDuration.Read(value.GetString()!) : otherwise;

    public static TenantId Tenant(this JsonElement element, string name) =>
        TenantId.TryParse(element.Text(name), out var tenant)
            ? tenant
            : throw new FormatException($"`{element.Text(name)}` is not a tenant's id");

    public static ImmutableArray<string> Texts(this JsonElement element, string name) =>
        element.List(name, static item => item.GetString()!);

    public static ImmutableArray<T> List<T>(this JsonElement element, string name, Func<JsonElement, T> read) =>
        element.TryGetProperty(name, out var list) ? [.. list.EnumerateArray().Select(read)] : [];

    public static T? Nested<T>(this JsonElement element, string name, Func<JsonElement, T> read)
        where T : class =>
        element.TryGetProperty(name, out var value) ? read(value) : null;

    public static decimal ToDecimal(JsonElement value) => EstateDecimal.TryParse(value.GetString()!, out var number)
        ? number
        : throw new FormatException($"`{value.GetString()}` is not a decimal");
}
