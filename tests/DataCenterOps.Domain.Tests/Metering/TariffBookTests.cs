using System.Text;
using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class TariffBookTests
{
    [Fact]
    public void The_most_specific_row_prices_the_hour()
    {
        var prices = new PriceResolver([Tariffs.Book(
            Tariffs.Row(list: "1"),
            Tariffs.Row(list: "2", selector: """{"zone":"DZ-*"}"""),
            Tariffs.Row(list: "3", selector: """{"zone":"DZ-alg-dc1"}"""),
            Tariffs.Row(list: "4", selector: """{"criticality":"vital"}"""),
            Tariffs.Row(list: "5", selector: """{"tenant":"cnas"}"""))]);

        string PriceFor(string tenant, string criticality, string zone) =>
            prices.Resolve("vm_vcpu", Tariffs.Start, tenant, criticality, zone) is PriceResolution.Found(var row)
                ? row.Tiers[0].Price.ToString()
                : "none";

        Assert.Equal("1", PriceFor("min-a", "standard", "FR-par"));
        Assert.Equal("2", PriceFor("min-a", "standard", "DZ-orn-dc2"));
        Assert.Equal("3", PriceFor("min-a", "standard", "DZ-alg-dc1"));
        Assert.Equal("4", PriceFor("min-a", "vital", "DZ-alg-dc1"));
        Assert.Equal("5", PriceFor("cnas", "vital", "DZ-alg-dc1"));
    }

    [Fact]
    public void Validity_is_asked_for_the_hour_of_the_usage_and_its_end_is_excluded()
    {
        var prices = new PriceResolver([Tariffs.Book(
            Tariffs.Row(list: "1", from: "2026-09-30T23:00:00Z", to: "2026-10-31T23:00:00Z"),
            Tariffs.Row(list: "2", from: "2026-10-31T23:00:00Z"))]);

        string PriceAt(DateTimeOffset at) =>
            prices.Resolve("vm_vcpu", at, "cnas", "", "") is PriceResolution.Found(var row)
                ? row.Tiers[0].Price.ToString()
                : "none";

        Assert.Equal("1", PriceAt(Tariffs.Start));
        Assert.Equal("1", PriceAt(new DateTimeOffset(2026, 10, 31, 22, 59, 59, TimeSpan.Zero)));
        Assert.Equal("2", PriceAt(new DateTimeOffset(2026, 10, 31, 23, 0, 0, TimeSpan.Zero)));
        Assert.Equal("none", PriceAt(Tariffs.Start.AddSeconds(-1)));
    }

    [Fact]
    public void An_hour_without_a_row_names_what_is_sold_in_others()
    {
        var prices = new PriceResolver([Tariffs.Book(Tariffs.Row(list: "1"))]);

        Assert.Equal(
            new PriceResolution.Missing("vm.vcpu"), prices.Resolve("vm_vcpu", Tariffs.Start.AddHours(-1), "cnas", "", ""));
        Assert.Equal(new PriceResolution.Missing(""), prices.Resolve("unknown", Tariffs.Start, "cnas", "", ""));
    }

    [Fact]
    public void Of_two_books_the_one_published_last_decides()
    {
        var later = Tariffs.Parse("T2026.2", "2026-09-20T09:00:00Z", Tariffs.Row(list: "9"));
        var prices = new PriceResolver([later, Tariffs.Book(Tariffs.Row(list: "1"))]);

        var found = Assert.IsType<PriceResolution.Found>(prices.Resolve("vm_vcpu", Tariffs.Start, "cnas", "", ""));
        Assert.Equal("T2026.2", found.Row.Book);
    }

    [Theory]
    [InlineData("""{"zone":"DZ-*"}""", "2026-09-30T23:00:00Z", "2026-10-31T23:00:00Z", true)]
    [InlineData("""{"zone":"DZ-*"}""", "2026-10-31T23:00:00Z", null, false)]
    [InlineData("""{"zone":"DZ-a*"}""", "2026-09-30T23:00:00Z", null, false)]
    [InlineData("""{"zone":"DZ-*","criticality":"*"}""", "2026-10-31T22:00:00Z", null, true)]
    public void Two_equally_specific_rows_at_one_time_are_a_publication_error(
        string selector, string from, string? to, bool refused)
    {
        var reading = Tariffs.Read(
            Tariffs.Row(list: "1", selector: """{"zone":"DZ-*"}""", to: "2026-10-31T23:00:00Z"),
            Tariffs.Row(list: "2", selector: selector, from: from, to: to));

        Assert.Equal(refused, reading is TariffReading.Invalid { Errors: [{ Code: "tariff.ambiguous" }] });
    }

    [Theory]
    [InlineData("\"pool\":\"compute\"", "\"pool\":\"clouds\"", "rows[0].pool")]
    [InlineData("\"model\":\"unit\"", "\"model\":\"volume\"", "rows[0].model")]
    [InlineData("\"list\":\"2.50\"", "\"list\":2.5", "rows[0].list")]
    [InlineData("\"list\":\"2.50\"", "\"list\":\"-1\"", "rows[0].list")]
    [InlineData("\"list\":\"2.50\"", "\"list\":\"0.1234567891\"", "rows[0].list")]
    [InlineData("\"sku\":\"vm.vcpu\",", "", "rows[0].sku")]
    [InlineData("\"DZD\"", "\"dinar\"", "currency")]
    [InlineData("\"selector\":{}", "\"selector\":{\"planet\":\"x\"}", "rows[0].selector.planet")]
    public void A_book_with_a_fault_is_not_published(string part, string otherwise, string path)
    {
        var text = Tariffs.Document("2026-09-15T09:00:00Z", Tariffs.Row());
        var reading = TariffBookReader.Read(
            "T2026.1", Encoding.UTF8.GetBytes(text.Replace(part, otherwise, StringComparison.Ordinal)));

        Assert.Contains(path, Assert.IsType<TariffReading.Invalid>(reading).Errors.Select(error => error.Path), StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("""[{"upTo":"10","price":"9"},{"upTo":"5","price":"8"},{"upTo":null,"price":"7"}]""")]
    [InlineData("""[{"upTo":"10","price":"9"}]""")]
    [InlineData("""[{"upTo":null,"price":"9"},{"upTo":null,"price":"7"}]""")]
    [InlineData("[]")]
    public void Tiers_ascend_and_only_the_last_has_no_end(string tiers) =>
        Assert.IsType<TariffReading.Invalid>(Tariffs.Read(Tariffs.Graduated(tiers)));

    [Fact]
    public void What_a_book_says_of_the_future_does_not_touch_what_was_rated()
    {
        var before = new PriceResolver([Tariffs.Book(Tariffs.Row())]);
        var after = new PriceResolver(
            [Tariffs.Book(Tariffs.Row()), Tariffs.Parse("T2027.1", "2026-12-01T00:00:00Z", Tariffs.Row(from: "2026-12-31T23:00:00Z"))]);
        var until = new DateTimeOffset(2026, 12, 31, 23, 0, 0, TimeSpan.Zero);

        Assert.Equal(before.DigestOf("vm_vcpu", until), after.DigestOf("vm_vcpu", until));
        Assert.NotEqual(before.DigestOf("vm_vcpu", until.AddHours(1)), after.DigestOf("vm_vcpu", until.AddHours(1)), StringComparer.Ordinal);
    }
}
