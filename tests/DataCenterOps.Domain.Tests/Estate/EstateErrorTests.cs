using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

/// <summary>One row per way to be wrong: the code, and the line and column that a person is sent to.</summary>
public sealed class EstateErrorTests
{
    [Theory]
    [InlineData("document: Meter\nid: vm_vcpu\nshape: [a, b\nunit: x\n", "estate.syntax", 4)]
    [InlineData("document: Meter\nid: 'open\n", "estate.syntax", 2)]
    [InlineData("a: b: c\n", "estate.syntax", 1)]
    public void Text_that_is_not_yaml_is_told_with_its_line(string text, string code, int line)
    {
        var error = Assert.Single(EstateExamples.Parse(text).Errors);

        Assert.Equal((code, line), (error.Code, error.Line));
        Assert.Equal("a.yaml", error.File);
    }

    [Theory]
    [InlineData("document: &a Meter", "estate.yaml_feature", 1, 11)]
    [InlineData("unit: *a ", "estate.yaml_feature", 1, 7)]
    [InlineData("unit: !!str Cores", "estate.yaml_feature", 1, 7)]
    [InlineData("unit: !x Cores", "estate.yaml_feature", 1, 7)]
    [InlineData("<<: {unit: Cores}", "estate.yaml_feature", 1, 1)]
    [InlineData("? [a]\n: b", "estate.yaml_feature", 1, 3)]
    [InlineData("unit: \"a\\u202eb\"", "estate.text", 1, 7)]
    [InlineData("unit: a\u202Eb", "estate.text", 1, 8)]
    [InlineData("# a comment that turns\u2066", "estate.text", 1, 23)]
    [InlineData("unit: \"a\\tb\"", "estate.text", 1, 7)]
    [InlineData("unit: \"\\0\"", "estate.text", 1, 7)]
    [InlineData("unit: 3", "estate.type", 1, 7)]
    [InlineData("unit: null", "estate.type", 1, 7)]
    [InlineData("unit: {a: b}", "estate.type", 1, 7)]
    [InlineData("unit: ''", "estate.bounds", 1, 7)]
    [InlineData("colour: red", "estate.unknown_field", 1, 1)]
    [InlineData("derived: {}", "estate.derived_field", 1, 1)]
    [InlineData("version: 3", "estate.derived_field", 1, 1)]
    [InlineData("aggregation: total", "estate.type", 1, 14)]
    [InlineData("aggregation: sum\naggregation: max", "estate.duplicate", 2, 1)]
    [InlineData("id: VM", "estate.type", 1, 5)]
    [InlineData("id: 12", "estate.type", 1, 5)]
    [InlineData("fictional: yes", "estate.type", 1, 12)]
    [InlineData("name: {ar: a, fr: b}", "estate.type", 1, 7)]
    public void A_field_that_is_wrong_is_told_with_its_place(string wrong, string code, int line, int column)
    {
        var field = wrong.Split(':')[0];
        var rest = "document: Meter\nid: vm_vcpu\nshape: state\nunit: Cores\nbilledUnit: Core-Hours".Split('\n')
            .Where(right => !right.StartsWith(field + ":", StringComparison.Ordinal));
        var estate = EstateExamples.Parse(wrong + "\n" + string.Join('\n', rest) + "\n");

        Assert.Contains((code, line, column), estate.Errors.Select(error => (error.Code, error.Line, error.Column)));
    }

    [Theory]
    [InlineData("highRisk: false", "highRisk: 'false'", "estate.type", "highRisk")]
    [InlineData("since: now-20d", "since: 2026-13-01", "estate.type", "resources[0].since")]
    [InlineData("since: now-20d", "since: 2026-10-01T08:00:00", "estate.type", "resources[0].since")]
    [InlineData("fictional: true\n", "", "estate.type", "resources[0].since")]
    [InlineData("vm_vcpu: 16", "vm_vcpu: 1e3", "estate.type", "resources[0].quantities.vm_vcpu")]
    [InlineData("vm_vcpu: 16", "vm_vcpu: -1", "estate.bounds", "resources[0].quantities.vm_vcpu")]
    [InlineData("vm_vcpu: 16", "vm_vcpu: 0.0000000001", "estate.bounds", "resources[0].quantities.vm_vcpu")]
    [InlineData("vm_vcpu: 16", "VM: 16", "estate.type", "resources[0].quantities.VM")]
    [InlineData("version: \"1.3\"", "version: 1.3", "estate.type", "endpoints[0].tls.version")]
    [InlineData("version: \"1.3\"", "issuer: X", "estate.derived_field", "endpoints[0].tls.issuer")]
    [InlineData("siteId: alg-dc1, enc", "jurisdiction: DZ, siteId: alg-dc1, enc", "estate.derived_field", "placements[0].jurisdiction")]
    [InlineData("role: primary", "rolle: primary", "estate.unknown_field", "placements[0].rolle")]
    [InlineData("host: etat-civil.dz.example", "host: 'a b'", "estate.type", "endpoints[0].host")]
    [InlineData("declared: [DZ]", "declared: [UK]", "estate.type", "endpoints[0].declared[0]")]
    [InlineData("self:/sample/etat-civil", "self://evil.example/", "estate.type", "checks[0].target")]
    [InlineData("self:/sample/etat-civil", "file:///etc/passwd", "estate.type", "checks[0].target")]
    [InlineData("endpoint: web,", "interval: 5s, ", "estate.bounds", "checks[0].interval")]
    [InlineData("[identity, civil-status]", "[identity, identity]", "estate.duplicate", "dataCategories[1]")]
    [InlineData("encryptedAtRest: true}]", "encryptedAtRest: true}, {id: p1, role: dr, siteId: alg-dc1, encryptedAtRest: true}]", "estate.duplicate", "placements[1].id")]
    [InlineData("id: civil-registry\n", "id: platform\n", "estate.type", "id")]
    [InlineData("[min-interior/civil-registry-dek]", "[civil-registry-dek]", "estate.type", "keys[0]")]
    [InlineData("document: System", "document: Sistem", "estate.unknown_kind", "")]
    public void A_value_that_is_wrong_is_told_with_its_path(string right, string wrong, string code, string path)
    {
        Assert.Contains(right, EstateExamples.Folder, StringComparison.Ordinal);
        var start = EstateExamples.Folder.IndexOf("document: System", StringComparison.Ordinal);
        var system = EstateExamples.Folder[start..].Split("---")[0];

        var errors = EstateExamples.Parse(system.Replace(right, wrong, StringComparison.Ordinal)).Errors;

        Assert.Contains((code, path), errors.Select(error => (error.Code, error.Path)));
        Assert.True(errors.Length <= 2, string.Join('\n', errors));
    }

    [Fact]
    public void What_one_file_has_wrong_hides_nothing_in_another_or_after_it()
    {
        var estate = EstateParser.Parse(
        [
            new EstateFile("a.yaml", "document: Meter\nid: [\n---\ndocument: Meter\nid: vm_ram\nshape: stat\nunit: GiB\nbilledUnit: GiB-Hours\n"),
            new EstateFile("b.yaml", "document: Jurisdiction\nid: XX\n"),
            new EstateFile("c.yaml", EstateExamples.Folder),
        ]);

        Assert.Equal(
            "a.yaml:3 estate.syntax, a.yaml:6 estate.type, b.yaml:2 estate.type",
            string.Join(", ", estate.Errors.Select(error => $"{error.File}:{error.Line} {error.Code}")));
        Assert.Equal(6, estate.Documents.Length);
    }

    [Fact]
    public void A_slip_of_the_pen_gets_the_word_that_was_meant()
    {
        var error = Assert.Single(EstateExamples.Parse(EstateExamples.Folder.Replace("criticality:", "criticalty:", StringComparison.Ordinal)).Errors,
            error => error.Code == EstateCodes.UnknownField);

        Assert.Equal("there is no field `criticalty`: did you mean `criticality`?", error.Message);
    }

    [Fact]
    public void The_first_thousand_errors_are_told_and_all_are_counted()
    {
        var estate = EstateExamples.Parse(string.Concat(Enumerable.Repeat("---\ndocument: Nothing\n", 2_500)));

        Assert.Equal((1_000, 2_500), (estate.Errors.Length, estate.ErrorCount));
    }

    [Fact]
    public void Bytes_that_are_not_utf8_are_refused_with_their_place()
    {
        Assert.False(EstateFile.TryDecode("a.yaml", [(byte)'a', (byte)'\n', (byte)'b', 0xFF], out _, out var error));

        Assert.Equal((EstateCodes.Encoding, 2, 2), (error.Code, error.Line, error.Column));
    }

    [Fact]
    public void A_byte_order_mark_and_half_a_character_are_refused()
    {
        // Not as data of a theory: half of a character would not survive the way there.
        Assert.Equal(EstateCodes.Encoding, Assert.Single(EstateExamples.Parse("\uFEFFdocument: Meter").Errors).Code);
        Assert.Equal(EstateCodes.Encoding, Assert.Single(EstateExamples.Parse("document: \uD800").Errors).Code);
    }
}
