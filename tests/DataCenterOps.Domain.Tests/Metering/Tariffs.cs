using System.Text;
using DataCenterOps.Domain.Metering;

namespace DataCenterOps.Domain.Tests.Metering;

/// <summary>Tariff books for tests, written as the estate writes them.</summary>
internal static class Tariffs
{
    public static readonly DateTimeOffset Start = new(2026, 9, 30, 23, 0, 0, TimeSpan.Zero);

    public static string Row(
        string list = "2.50",
        string selector = "{}",
        string from = "2026-09-30T23:00:00Z",
        string? to = null,
        string sku = "vm.vcpu",
        string meter = "vm_vcpu",
        string unit = "Core-Hours") =>
        $$"""
        {"sku":"{{sku}}","meter":"{{meter}}","unit":"{{unit}}","pool":"compute","model":"unit","list":"{{list}}",
         "selector":{{selector}},"validFrom":"{{from}}","validTo":{{(to is null ? "null" : $"\"{to}\"")}} }
        """;

    public static string Graduated(string tiers, string from = "2026-09-30T23:00:00Z", string? to = null) =>
        $$"""
        {"sku":"net.requests","meter":"requests","unit":"Requests","pool":"network","model":"graduated","tiers":{{tiers}},
         "validFrom":"{{from}}","validTo":{{(to is null ? "null" : $"\"{to}\"")}} }
        """;

    public static string Document(string publishedAt, params string[] rows) =>
        $$"""{"currency":"DZD","publishedAt":"{{publishedAt}}","rows":[{{string.Join(',', rows)}}]}""";

    public static TariffReading Read(params string[] rows) =>
        TariffBookReader.Read("T2026.1", Encoding.UTF8.GetBytes(Document("2026-09-15T09:00:00Z", rows)));

    public static TariffBook Parse(string id, string publishedAt, params string[] rows) =>
        TariffBookReader.Read(id, Encoding.UTF8.GetBytes(Document(publishedAt, rows))) is TariffReading.Valid(var book)
            ? book
            : throw new InvalidOperationException("not a book");

    public static TariffBook Book(params string[] rows) => Parse("T2026.1", "2026-09-15T09:00:00Z", rows);
}
