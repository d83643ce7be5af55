using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Policies;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

public sealed class ProvisionTests
{
    [Fact]
    public void A_provision_keeps_all_that_the_pack_says_of_it()
    {
        var pack = Read(PackText.Of());

        var law = pack.Provisions[0];
        Assert.Equal(("law-1", "Loi 1", "12", "in-force"), (law.Id, law.Instrument, law.Article, law.State));
        Assert.Equal(new LocalizedText("قانون", "Loi une", "Law one"), law.Title);
        Assert.Equal(["ar", "en"], law.Translated);
        Assert.Equal("text", law.Texts!.En);
        Assert.Equal(new DateTimeOffset(2018, 6, 10, 0, 0, 0, TimeSpan.Zero), law.EffectiveFrom);
        Assert.Equal(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero), law.RepealedAt);
        Assert.Equal(("https://law.example/1", "JO 34, 2018"), (law.SourceUrl, law.GazetteRef));
        Assert.Equal(new LegalVerification("verified-text", "reader", new DateOnly(2026, 11, 24)), law.Verification);
        Assert.Equal(5, law.Values.GetProperty("days").GetInt32());
        Assert.Same(law, pack.Policies[0].Legal[0].Provision);
    }

    [Fact]
    public void Wherever_law_is_written_it_has_its_title_and_the_day_of_its_verification()
    {
        using var written = JsonDocument.Parse(Write(Read(PackText.Of()).Policies[0].Legal[0]));
        var law = written.RootElement;
        Assert.Equal("Loi une", law.GetProperty("title").GetProperty("fr").GetString());
        Assert.Equal("ar en", string.Join(' ', law.GetProperty("titleTranslated").EnumerateArray()));
        Assert.Equal("2026-11-24", law.GetProperty("verifiedAt").GetString());

        // Nothing is said of what nobody recorded.
        Assert.Equal(
            """{"instrument":"L","article":"n/a","status":"unverified"}""",
            Write(new LegalReference("L", "n/a", "unverified", null)));
    }

    [Theory]
    [InlineData("{provision: law-1, value: days}", "{\"limit\":5}")]
    [InlineData("{provision: law-1, value: levels}", "{\"limit\":[\"public\",\"secret\"]}")]
    [InlineData("{provision: law-1, value: order}", "{\"limit\":{\"public\":0,\"secret\":1}}")]
    [InlineData("{public: 0}", "{\"limit\":{\"public\":0}}")]
    public void A_parameter_is_a_literal_or_a_value_that_a_provision_sets(string parameter, string expected) =>
        Assert.Equal(expected, Read(PackText.Of(parameters: $"{{limit: {parameter}}}")).Policies[0].Params.GetRawText());

    [Theory]
    [InlineData("{provision: law-9, value: days}", "the provision `law-9` is not recorded", 31)]
    [InlineData("{provision: law-1, value: weeks}", "the provision `law-1` sets no value `weeks`, only `days`, `levels`, `order`", 45)]
    [InlineData("{provision: draft-1, value: weeks}", "the provision `draft-1` sets no values", 47)]
    public void A_value_that_no_provision_sets_is_an_error_with_its_place(string parameter, string message, int column)
    {
        var error = Assert.Single(Errors(PackText.Of(parameters: $"{{limit: {parameter}}}")));
        Assert.Equal(("pack.reference", message, 26, column), (error.Code, error.Message, error.Line, error.Column));
    }

    [Theory]
    [InlineData("- {id: x, instrument: L, state: planned}", "pack.value")]
    [InlineData("- {id: x, instrument: L, verification: {status: sure}}", "pack.value")]
    [InlineData("- {id: x, instrument: L, verification: {status: unverified, at: soon}}", "pack.type")]
    [InlineData("- {id: x, instrument: L, verification: {status: unverified, where: here}}", "pack.unknown_field")]
    [InlineData("- {id: x, instrument: L, title: \"Loi\"}", "pack.type")]
    [InlineData("- {id: x, instrument: L, titleTranslated: [de]}", "pack.value")]
    [InlineData("- {id: x, instrument: L, values: 5}", "pack.type")]
    [InlineData("- {id: x, instrument: L, effectiveFrom: 2030-01-01, repealedAt: 2029-01-01}", "pack.value")]
    [InlineData("- {id: law-1, instrument: L}", "pack.duplicate")]
    public void A_provision_that_makes_no_sense_is_refused_where_it_stands(string provision, string code)
    {
        var error = Assert.Single(Errors(PackText.Of(provisions: provision)));
        Assert.Equal((code, 17), (error.Code, error.Line));
    }

    [Theory]
    [InlineData("audit", null)]
    [InlineData("warn", "pack.draft")]
    [InlineData("enforce", "pack.draft")]
    public void A_draft_never_enforces(string mode, string? expected)
    {
        var text = PackText.Of(mode: mode).Replace("provisionId: law-1", "provisionId: draft-1", StringComparison.Ordinal);
        Assert.Equal(expected, Errors(text).SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_provision_that_is_cited_and_not_recorded_is_an_error_at_the_citation()
    {
        var error = Assert.Single(Errors(PackText.Of().Replace("provisionId: law-1", "provisionId: law-9", StringComparison.Ordinal)));
        Assert.Equal(("pack.reference", 24), (error.Code, error.Line));
    }

    private static Pack Read(string text)
    {
        var parsed = PackParser.Parse("own.yaml", text);
        Assert.Empty(parsed.Errors);
        return parsed.Pack!;
    }

    private static ImmutableArray<PackError> Errors(string text) => PackParser.Parse("own.yaml", text).Errors;

    private static string Write(LegalReference law)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            law.Write(writer);
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }
}
