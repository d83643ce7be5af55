using System.Diagnostics;
using System.Text;
using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

/// <summary>Nothing that somebody sends makes the reader slow or fills the memory.</summary>
public sealed class EstateBoundsTests
{
    // Far above what is seen even on a busy machine: it tells the linear from the rest, not the fast from the slow.
    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(20);

    [Fact]
    public void A_billion_laughs_end_at_once()
    {
        var text = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (var c = 'b'; c <= 'z'; c++)
        {
            text.Append(c).Append(": &").Append(c).Append(" [").AppendJoin(", ", Enumerable.Repeat("*" + (char)(c - 1), 9)).Append(" ]\n");
        }

        var estate = Timed(() => EstateExamples.Parse(text.ToString()));

        Assert.Contains(estate.Errors, error => error.Code == EstateCodes.YamlFeature && error.Line == 1);
        Assert.Empty(estate.Documents);
    }

    [Fact]
    public void Fifty_megabytes_are_refused_unread()
    {
        var error = Assert.Single(Timed(() => EstateExamples.Parse(new string('[', 50 * 1024 * 1024))).Errors);

        Assert.Equal(EstateCodes.TooLarge, error.Code);
    }

    [Theory]
    [InlineData("[", EstateCodes.Bounds)]
    [InlineData("{a: ", EstateCodes.Bounds)]
    [InlineData("- ", EstateCodes.Bounds)]
    [InlineData("? ", EstateCodes.Bounds)]
    [InlineData("[a, b, ", EstateCodes.Bounds)]
    [InlineData("- a\n", EstateCodes.TooLarge)]
    [InlineData("\"", EstateCodes.Syntax)]
    [InlineData("a: ", EstateCodes.Syntax)]
    [InlineData("!!map {", EstateCodes.YamlFeature)]
    [InlineData("&a ", EstateCodes.Syntax)]
    [InlineData("\u202E", EstateCodes.Text)]
    public void Endless_repetition_ends_at_once(string part, string code)
    {
        var text = string.Concat(Enumerable.Repeat(part, 4_000_000 / part.Length));

        Assert.Contains(Timed(() => EstateExamples.Parse(text)).Errors, error => error.Code == code);
    }

    [Fact]
    public void Ten_thousand_systems_are_read_in_the_time_of_a_breath()
    {
        var start = EstateExamples.Folder.IndexOf("document: System", StringComparison.Ordinal);
        var system = EstateExamples.Folder[start..].Split("---")[0];
        var text = new StringBuilder();
        for (var i = 0; i < 10_000; i++)
        {
            text.Append("---\n").Append(system.Replace("id: civil-registry\n", $"id: civil-registry-{i}\n", StringComparison.Ordinal));
        }

        var watch = Stopwatch.StartNew();
        var estate = EstateExamples.Parse(text.ToString());

        Assert.Empty(estate.Errors);
        Assert.Equal(10_000, estate.Documents.Length);
        TestContext.Current.TestOutputHelper?.WriteLine($"parsed in {watch.ElapsedMilliseconds} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(40), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_document_larger_than_an_entry_is_refused_and_a_tariff_book_is_not()
    {
        var rows = string.Join(", ", Enumerable.Range(0, 500).Select(i =>
            $"{{sku: vm.{(char)('a' + (i % 26))}{i}, meter: vm_vcpu, unit: Core-Hours, pool: compute, model: unit, list: 1, validFrom: 2026-01-01}}"));
        var book = $"{{document: Tariff, id: T2026.3, currency: DZD, publishedAt: 2026-01-01, rows: [{rows}]}}";
        var purposes = string.Join(", ", Enumerable.Repeat(new string('é', 200), 64));
        var system = EstateExamples.Folder.Replace("dataCategories: [identity, civil", $"purposes: [{purposes}]\ndataCategories: [identity, civil", StringComparison.Ordinal);

        Assert.Empty(EstateExamples.Parse(book).Errors);
        Assert.Equal(EstateCodes.TooLarge, Assert.Single(EstateExamples.Parse(system).Errors).Code);
    }

    private static ParsedEstate Timed(Func<ParsedEstate> parse)
    {
        var watch = Stopwatch.StartNew();
        var estate = parse();
        Assert.True(watch.Elapsed < AtOnce, $"took {watch.Elapsed}");
        return estate;
    }
}
