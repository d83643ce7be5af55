using System.Text.Json;
using DataCenterOps.Console.Policies;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Console.Tests.Policies;

/// <summary>A page shows the same of the law, whether it reads the pack or what a decision kept.</summary>
public sealed class LawTextTests
{
    private static readonly LegalReference Law = new("Loi 1", "44", "verified-text", "law-1", new LegalProvision
    {
        Id = "law-1", Instrument = "Loi 1", Article = "44", State = "in-force", Title = new("قانون", "Loi une", "Law one"),
        Translated = ["ar", "en"], Values = JsonSerializer.SerializeToElement(new { }),
        Verification = new("verified-text", "reader", new DateOnly(2026, 11, 24)),
    });

    [Fact]
    public void What_was_written_down_reads_as_what_the_pack_says()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Law.Write(writer);
        }

        using var written = JsonDocument.Parse(buffer.ToArray());
        var (kept, said) = (LawText.Of(written.RootElement), LawText.Of(Law));
        Assert.Equal(said with { Translated = [] }, kept with { Translated = [] });
        Assert.Equal(said.Translated, kept.Translated);
        Assert.Equal(("Loi une", new DateOnly(2026, 11, 24)), (kept.Title!.Fr, kept.VerifiedAt));
    }

    [Fact]
    public void A_decision_of_before_has_neither_title_nor_day()
    {
        var law = LawText.Of(JsonDocument.Parse("""{"instrument":"Loi 1","article":"44","status":"unverified"}""").RootElement);
        Assert.Null(law.Title);
        Assert.Null(law.VerifiedAt);
        Assert.Equal("unverified", law.Status);
    }
}
