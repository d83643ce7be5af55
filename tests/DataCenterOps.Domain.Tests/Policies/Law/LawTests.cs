using System.Text.Json;
using CsCheck;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Law;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Law;

public sealed class LawTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        var pack = Pack();
        foreach (var provision in pack.Provisions)
        {
            var text = ProvisionForm.Write(provision);
            var (read, errors) = ProvisionForm.Parse("p.json", text);
            Assert.Empty(errors);
            Assert.Equal(text, ProvisionForm.Write(read!));
        }
    }

    [Theory]
    [InlineData("{id: Law-1, instrument: L}", "provision.id")]
    [InlineData("{id: law-1}", "pack.type")]
    [InlineData("{id: law-1, instrument: L, texts: {ar: '', fr: texte, en: ''}}", "provision.texts")]
    [InlineData("[1, 2]", "pack.syntax")]
    [InlineData("{id: law-1, instrument: L, verification: {status: verified-text, sha256: ABC}}", "pack.value")]
    public void A_text_that_is_no_provision_says_why(string text, string code) =>
        Assert.Equal(code, ProvisionForm.Parse("p.yaml", text).Errors[0].Code);

    [Fact]
    public void A_text_of_more_bytes_than_the_limit_is_refused() =>
        Assert.Equal("provision.too_large", ProvisionForm.Parse("p.yaml", new string('ن', ProvisionLimits.Bytes / 2 + 1)).Errors[0].Code);

    [Fact]
    public void The_version_that_came_to_apply_last_counts_and_one_of_a_later_day_waits()
    {
        var (earlier, later) = (Law(days: 10), Law(days: 20) with { EffectiveFrom = Now.AddDays(30) });
        var register = LawRegister.Of([ProvisionVersion.Of(1, earlier, Now.AddDays(-2)), ProvisionVersion.Of(2, later, Now.AddDays(-1))]);

        Assert.Null(register.Find("law-1", Now.AddDays(-3)));
        Assert.Equal(1, register.Find("law-1", Now)!.Number);
        Assert.Equal(1, register.Find("law-1", Now.AddDays(30).AddTicks(-1))!.Number);
        Assert.Equal(2, register.Find("law-1", Now.AddDays(30))!.Number);
        Assert.Equal([Now.AddDays(30)], register.MomentsAfter(Now));

        // What is corrected meanwhile applies until then and no longer; recorded for the same day it replaces what waited.
        var corrected = register.With(ProvisionVersion.Of(3, Law(days: 11), Now));
        Assert.Equal(3, corrected.Find("law-1", Now)!.Number);
        Assert.Equal(2, corrected.Find("law-1", Now.AddDays(30))!.Number);
        var taken = corrected.With(ProvisionVersion.Of(4, Law(days: 11) with { EffectiveFrom = Now.AddDays(30) }, Now));
        Assert.Equal(4, taken.Find("law-1", Now.AddDays(30))!.Number);
    }

    [Fact]
    public void The_order_in_which_versions_are_read_does_not_matter() => Gen.Shuffle(Enumerable.Range(1, 8).ToArray()).Sample(order =>
    {
        var versions = order.Select(number => ProvisionVersion.Of(
            number, Law(number) with { EffectiveFrom = number % 3 == 0 ? Now.AddDays(number) : null }, Now.AddDays(-number % 4))).ToArray();
        var (one, other) = (LawRegister.Of(versions), LawRegister.Of(versions.OrderBy(version => version.Number)));
        for (var day = -5; day < 12; day++)
        {
            Assert.Equal(other.Find("law-1", Now.AddDays(day))?.Number, one.Find("law-1", Now.AddDays(day))?.Number);
        }
    });

    [Fact]
    public void Parameters_references_and_modes_follow_the_register_and_the_policy_says_by_which_version()
    {
        var pack = Pack();
        Assert.Same(pack, LawOverlay.Apply(pack, LawRegister.None, Now).Pack);
        var other = new LegalProvision { Id = "law-9", Instrument = "L", Article = "1", State = "in-force", Values = Json("{}"), Verification = new("unverified") };
        Assert.Same(pack, LawOverlay.Apply(pack, Register(other), Now).Pack);

        var changed = LawOverlay.Apply(pack, Register(Law(days: 1) with { Article = "13", Verification = new("unverified") }), Now).Pack!;
        var policy = changed.Policies[0];
        Assert.Equal("{\"limit\":1}", policy.Params.GetRawText());
        Assert.Equal([new AppliedProvision("law-1", 1)], policy.Law);
        Assert.Equal("law-1@1", changed.Law);
        Assert.Equal(("13", "unverified", 1), (policy.Legal[0].Article, policy.Legal[0].Status, policy.Legal[0].Version));
        Assert.Equal(PolicyMode.Enforce, policy.Mode);

        // What is not law yet forbids nothing.
        var draft = LawOverlay.Apply(pack, Register(Law(days: 1) with { State = "draft" }), Now).Pack!.Policies[0];
        Assert.Equal(PolicyMode.Audit, draft.Mode);
        Assert.Contains("\"state\":\"draft\"", Written(draft.Legal[0]), StringComparison.Ordinal);
        Assert.Contains("\"provisionVersion\":1", Written(draft.Legal[0]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interpretation", "verified-secondary", "interpretation")]
    [InlineData("interpretation", "unverified", "unverified")]
    [InlineData("verified-text", "interpretation", "interpretation")]
    [InlineData("verified-text", "verified-text", "verified-text")]
    public void A_reading_of_its_own_is_never_surer_than_what_it_reads(string cited, string now, string expected)
    {
        var pack = Pack();
        pack = pack with { Policies = [pack.Policies[0] with { Legal = [pack.Policies[0].Legal[0] with { Status = cited }] }] };

        var applied = LawOverlay.Apply(pack, Register(Law(days: 5) with { Verification = new(now) }), Now).Pack!;

        Assert.Equal(expected, applied.Policies[0].Legal[0].Status);
    }

    [Theory]
    [InlineData("{}", "provision.value")]
    [InlineData("""{"days": "five"}""", "cel.no_such_overload")]
    public void Rules_that_could_not_judge_by_it_are_found_before_also_of_a_later_day(string values, string code)
    {
        var wrong = Law(days: 1) with { Values = Json(values), EffectiveFrom = Now.AddYears(1) };

        Assert.Equal(code, LawOverlay.Check(Pack(), Register(wrong), Now)[0].Code);
    }

    [Theory]
    [InlineData("verified-text", null, null, null, "provision.reader,provision.proof")]
    [InlineData("verified-text", "Amina", "2026-11-30", null, "provision.proof")]
    [InlineData("verified-text", "Amina", "2026-11-30", "JO 48", "provision.proof")]
    [InlineData("verified-secondary", null, null, null, "provision.reader")]
    [InlineData("verified-secondary", "Amina", "2026-12-01", null, "provision.verified_later")]
    [InlineData("verified-secondary", "Amina", "2026-11-30", null, "")]
    [InlineData("interpretation", "Amina", "2026-11-30", null, "")]
    public void A_status_rises_by_proof_alone(string status, string? by, string? at, string? gazette, string codes)
    {
        var before = Law(days: 5) with { GazetteRef = null, Verification = new("unverified") };
        var after = before with { GazetteRef = gazette, Verification = new(status, by, at is null ? null : DateOnly.Parse(at, System.Globalization.CultureInfo.InvariantCulture)) };

        Assert.Equal(codes, string.Join(',', Refuse(before, after)));
    }

    [Fact]
    public void A_status_falls_without_anything_and_with_proof_it_rises_to_the_text_itself()
    {
        var read = Law(days: 5) with { GazetteRef = "JO 48", Verification = new("verified-text", "Amina", new DateOnly(2026, 11, 30), new string('a', 64)) };

        Assert.Empty(Refuse(read with { Verification = new("unverified") }, read));
        Assert.Empty(Refuse(read, read with { Verification = new("unverified") }));
        Assert.Equal(["provision.same"], Refuse(read, read));

        // Another wording is not what was read; a title that is better translated is.
        Assert.Equal(["provision.unread"], Refuse(read, read with { Values = Json("""{"days":6}""") }));
        Assert.Equal(["provision.unread"], Refuse(read, read with { EffectiveFrom = Now }));
        Assert.Empty(Refuse(read, read with { Title = new LocalizedText("عنوان", "Titre", "Title") }));
        Assert.Empty(Refuse(read, read with { Values = Json("""{"days":6}"""), Verification = new("unverified") }));
    }

    [Fact]
    public void What_differs_is_said_field_by_field_and_value_by_value()
    {
        var rows = ProvisionDifference.Rows(Law(days: 5), Law(days: 6) with { Article = "13" });

        Assert.Equal([("Article", "12", "13"), ("value days", "5", "6")], rows.Select(row => (row.Label.En, row.Before, row.After)));
    }

    [Fact]
    public void A_policy_rests_on_what_it_cites_and_on_the_values_by_which_it_judges()
    {
        var use = Assert.Single(LawUse.Of(Pack(), "law-1"));
        Assert.Equal(("OWN-1", "days"), (use.Policy.Id, Assert.Single(use.Values)));
        Assert.Empty(LawUse.Of(Pack(), "draft-1"));
        Assert.Empty(LawUse.Of(null, "law-1"));
    }

    private static string[] Refuse(LegalProvision before, LegalProvision after) =>
        [.. ProvisionRules.Refuse("law-1", before, 1, 1, after, Now).Select(reason => reason.Code)];

    private static Pack Pack()
    {
        const string Tests = "  tests: [{name: a, expect: pass, subject: {placements: []}}, {name: b, expect: few, subject: {placements: [{id: a}, {id: b}, {id: c}, {id: d}, {id: e}, {id: f}]}}]";
        var parsed = PackParser.Parse("own.yaml", PackText.Of(parameters: "{limit: {provision: law-1, value: days}}", mode: "enforce", policy: Tests));
        return parsed.Pack ?? throw new InvalidOperationException(string.Join('\n', parsed.Errors));
    }

    private static LegalProvision Law(int days) => Pack().Provisions[0] with
    {
        EffectiveFrom = null, RepealedAt = null, Values = Json($$"""{"days":{{days.ToString(System.Globalization.CultureInfo.InvariantCulture)}} }"""),
    };

    private static LawRegister Register(LegalProvision provision) => LawRegister.Of([ProvisionVersion.Of(1, provision, Now.AddYears(-1))]);

    private static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private static string Written(LegalReference reference)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            reference.Write(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray());
    }
}
