using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

public sealed class EstateResolverTests
{
    private static readonly ParsedDocument System = Parse(EstateExamples.Folder);

    [Fact]
    public void A_relative_time_is_resolved_when_it_is_first_applied_and_then_kept()
    {
        var first = EstateResolver.Resolve(System, EstateExamples.Now);
        var moved = Parse(EstateExamples.Folder.Replace("phase: production", "phase: retiring", StringComparison.Ordinal)
            .Replace("resources: [", "resources: [{id: vm-0, siteId: alg-dc1, since: now-20d, quantities: {vm_vcpu: 1}}, ", StringComparison.Ordinal));

        var second = EstateResolver.Resolve(moved, EstateExamples.Now.AddDays(5), first);

        Assert.Equal(EstateExamples.Now.AddDays(-20), SystemView.Read(first.Read()).Resources[0].Since);
        var resources = SystemView.Read(second.Read()).Resources;
        Assert.Equal(EstateExamples.Now.AddDays(-15), resources[0].Since);
        Assert.Equal(EstateExamples.Now.AddDays(-20), resources[1].Since);
    }

    [Fact]
    public void The_same_text_gives_the_same_document_whenever_it_is_applied()
    {
        var first = EstateResolver.Resolve(System, EstateExamples.Now);

        Assert.Equal(first, EstateResolver.Resolve(Parse(EstateExamples.Folder), EstateExamples.Now.AddDays(9), first));
    }

    [Fact]
    public void Another_relative_text_is_resolved_anew()
    {
        var first = EstateResolver.Resolve(System, EstateExamples.Now);
        var later = Parse(EstateExamples.Folder.Replace("now-20d", "now-2h", StringComparison.Ordinal));

        var since = SystemView.Read(EstateResolver.Resolve(later, EstateExamples.Now.AddDays(5), first).Read()).Resources[0].Since;

        Assert.Equal(EstateExamples.Now.AddDays(5).AddHours(-2), since);
    }

    [Fact]
    public void Defaults_stand_in_what_is_declared_and_not_in_what_was_written()
    {
        var declared = EstateResolver.Resolve(System, EstateExamples.Now);

        Assert.Equal("min-interior", declared.Owner?.Value);
        Assert.Equal("min-interior/civil-registry", declared.GrainKey);
        Assert.True(declared.Differs);
        Assert.Contains("\"interval\":\"60s\"", EstateExamples.Text(declared.Body), StringComparison.Ordinal);
        Assert.DoesNotContain("interval", EstateExamples.Text(declared.AsWritten), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-01", "2025-12-31T23:00:00Z")]
    [InlineData("2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    [InlineData("2026-01-01T01:30:00.250+01:00", "2026-01-01T00:30:00.25Z")]
    [InlineData("2026-01-01T00:00:00", null)]
    [InlineData("2026-02-30", null)]
    [InlineData("2026-01-01 00:00:00Z", null)]
    [InlineData("2026-01-01T24:00:00Z", null)]
    [InlineData("2026-01-01T00:00:00.0000001Z", null)]
    [InlineData("1/1/2026", null)]
    [InlineData("0001-01-01", null)]
    public void A_date_is_its_start_in_algiers_and_a_time_has_an_offset(string text, string? written) =>
        Assert.Equal(written, EstateTime.TryParse(text, out var instant) ? EstateTime.Write(instant) : null);

    [Theory]
    [InlineData("16", "16")]
    [InlineData("16.0", "16")]
    [InlineData("0.10", "0.1")]
    [InlineData("-0", "0")]
    [InlineData("-1.50", "-1.5")]
    [InlineData("100", "100")]
    [InlineData("1e3", null)]
    [InlineData("007", null)]
    [InlineData(".5", null)]
    [InlineData("5.", null)]
    [InlineData("+5", null)]
    [InlineData("1,5", null)]
    [InlineData("٣", null)]
    [InlineData("0.12345678901234567890123456789", null)]
    public void A_decimal_is_kept_from_its_text(string text, string? written) =>
        Assert.Equal(written, EstateDecimal.TryParse(text, out var value) ? EstateDecimal.Write(value) : null);

    [Fact]
    public void References_are_told_with_their_paths()
    {
        var references = References.Of(EstateResolver.Resolve(System, EstateExamples.Now));

        Assert.Equal(
            "endpoints[0].declared[0] Jurisdiction DZ, keys[0] Key min-interior/civil-registry-dek, placements[0].siteId Site alg-dc1, "
            + "resources[0].quantities.vm_ram Meter vm_ram, resources[0].quantities.vm_vcpu Meter vm_vcpu, resources[0].siteId Site alg-dc1, "
            + "tenant Tenant min-interior",
            string.Join(", ", references.Select(found => $"{found.Path} {found.ToKind} {found.ToId}")));
    }

    [Fact]
    public void A_plan_tells_what_changes_by_the_ids_of_what_changes()
    {
        var after = Parse(EstateExamples.Folder.Replace("phase: production", "phase: retiring", StringComparison.Ordinal)
            .Replace("siteId: alg-dc1, since", "siteId: alg-dc2, since", StringComparison.Ordinal)
            .Replace("keys: [min-interior/civil-registry-dek]", "", StringComparison.Ordinal));

        Assert.Equal(
            """keys: ["min-interior/civil-registry-dek"] → , phase: production → retiring, resources[vm-cr-01].siteId: alg-dc1 → alg-dc2""",
            string.Join(", ", DocumentChanges.Between(System.AsWritten, after.AsWritten).Select(change => $"{change.Path}: {change.Before} → {change.After}")));
        Assert.Empty(DocumentChanges.Between(System.AsWritten, Parse(EstateExamples.Folder).AsWritten));
        Assert.Contains(DocumentChanges.Between(default, System.AsWritten), change => change is { Path: "phase", Before: null, After: "production" });
    }

    private static ParsedDocument Parse(string text) => EstateExamples.Parse(text).Documents.Single(document => document.Kind.Name == "System");
}
