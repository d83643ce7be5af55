using System.Text;
using System.Text.Json;
using CsCheck;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

public sealed class DocumentJsonTests
{
    private const string Meter = """{"shape":"state","unit":"Cores","billedUnit":"Core-Hours"}""";

    private static readonly string[] Scraps =
    [
        "---\n", "a: ", "document: Meter\n", "[", "]", "{", "}", "- ", "? ", ": ", "\n", "  ", "'", "\"", "&a ", "*a ", "!x ", "|\n", ">\n", "# ", ", ", "<<", "%YAML 1.2\n", "...\n", "x", "\\",
    ];

    private static readonly DocumentKind MeterKind = EstateSchema.Get("Meter");

    [Theory]
    [InlineData("""{"shape":"state","unit":"Cores","billedUnit":"Core-Hours","unit":"x"}""", "estate.duplicate", "unit")]
    [InlineData("""{"shape":"state","unit":"Cores","billedUnit":"Core-Hours","id":"vm_ram"}""", "estate.type", "id")]
    [InlineData("""{"shape":"state","unit":"Cores","billedUnit":"Core-Hours","document":"System"}""", "estate.unknown_kind", "document")]
    [InlineData("""{"shape":"state","unit":"Cores","billedUnit":"Core-Hours","derived":{}}""", "estate.derived_field", "derived")]
    [InlineData("""{"shape":"state","unit":"Cores","billedUnit":null}""", "estate.type", "billedUnit")]
    [InlineData("""{"shape":"state","unit":1,"billedUnit":"x"}""", "estate.type", "unit")]
    [InlineData("""{"shape":"state","unit":"a\u202eb","billedUnit":"x"}""", "estate.text", "unit")]
    [InlineData("""{"shape":"state","unit":"\ud800","billedUnit":"x"}""", "estate.encoding", "")]
    [InlineData("""{"shape":"state", // no""", "estate.syntax", "")]
    [InlineData("""{"shape":"state",}""", "estate.syntax", "")]
    [InlineData("""{} {}""", "estate.syntax", "")]
    [InlineData("", "estate.syntax", "")]
    [InlineData("[]", "estate.type", "")]
    [InlineData("""{"a":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}""", "estate.bounds", "")]
    public void A_body_that_is_wrong_is_told_with_its_path(string body, string code, string path)
    {
        Assert.False(DocumentJson.TryParse(MeterKind, "vm_vcpu", Encoding.UTF8.GetBytes(body), out _, out var errors));

        Assert.Contains((code, path), errors.Select(error => (error.Code, error.Path)));
    }

    [Fact]
    public void Yaml_and_json_of_the_same_meaning_give_the_same_bytes()
    {
        var yaml = EstateExamples.Parse("document: Meter\nid: vm_vcpu\nunit: Cores\nbilledUnit: Core-Hours\nshape: state\n").Documents[0];

        Assert.True(DocumentJson.TryParse(MeterKind, "vm_vcpu", Encoding.UTF8.GetBytes(Meter), out var json, out _));
        Assert.Equal(EstateExamples.Text(yaml.AsWritten), EstateExamples.Text(json.AsWritten));
    }

    [Fact]
    public void What_was_written_in_canonical_form_is_read_back_as_itself()
    {
        foreach (var document in EstateExamples.Parse(EstateExamples.Folder).Documents)
        {
            Assert.True(DocumentJson.TryParse(document.Kind, document.Id, document.AsWritten.Span, out var again, out var errors), string.Join('\n', errors));
            Assert.Equal(EstateExamples.Text(document.AsWritten), EstateExamples.Text(again.AsWritten));
        }
    }

    [Fact]
    public void Any_text_is_refused_or_read_back_as_itself() =>
        Gen.String[0, 60].Sample(text =>
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new { shape = "state", unit = text, billedUnit = "x" });
            return !DocumentJson.TryParse(MeterKind, "vm_vcpu", body, out var document, out var errors)
                ? errors.Length > 0
                : DocumentJson.TryParse(MeterKind, "vm_vcpu", document.AsWritten.Span, out var again, out _)
                    && again.AsWritten.Span.SequenceEqual(document.AsWritten.Span);
        });

    [Fact]
    public void Any_bytes_are_answered_without_an_exception() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
        {
            _ = DocumentJson.TryParse(MeterKind, "vm_vcpu", bytes, out _, out _);
            if (EstateFile.TryDecode("a.yaml", bytes, out var file, out _))
            {
                EstateParser.Parse([file]);
            }
        });

    [Fact]
    public void Any_scramble_of_yaml_is_answered_without_an_exception() =>
        Gen.OneOf(Scraps.Select(Gen.Const).ToArray())
            .Array[0, 40].Sample(parts => EstateExamples.Parse(string.Concat(parts)), iter: 20_000);

    [Fact]
    public void Naughty_strings_are_names_like_any_other()
    {
        var folder = Environment.GetEnvironmentVariable("DCOPS_SUITES") ?? Path.Combine(RepositoryRoot(), "..", "shared", "suites");
        var suite = Path.Combine(folder, "naughty-strings-subset");
        if (!Directory.Exists(suite))
        {
            Assert.True(Environment.GetEnvironmentVariable("DCOPS_REQUIRE_COMPONENTS") != "1", "naughty-strings-subset is missing");
            Assert.Skip("naughty-strings-subset");
        }

        foreach (var file in Directory.EnumerateFiles(suite, "*.json"))
        {
            foreach (var text in JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(file))!)
            {
                var body = JsonSerializer.SerializeToUtf8Bytes(new { name = text, contact = text });
                var read = DocumentJson.TryParse(EstateSchema.Get("Person"), "p-1", body, out var person, out var errors);
                Assert.Equal(read, errors.IsEmpty);
                if (read)
                {
                    Assert.Equal(text.Normalize(), DeclaredDocument.Parse(person!.AsWritten).GetProperty("name").GetString());
                }
            }
        }
    }

    [Fact]
    public void A_fact_is_changed_by_its_owner_and_falling_criticality_needs_security()
    {
        var system = EstateSchema.Get("System");

        Assert.Equal([Role.SecurityOfficer, Role.Dpo], FactOwners.Of(system, "classification"));
        Assert.Equal([Role.Operator], FactOwners.Of(system, "placements"));
        Assert.Equal([Role.FinanceOfficer], FactOwners.Of(EstateSchema.Get("Tariff"), "rows"));
        Assert.Equal(Role.SecurityOfficer, FactOwners.AlsoNeeded(system, "criticality", "vital", "standard"));
        Assert.Null(FactOwners.AlsoNeeded(system, "criticality", "standard", "vital"));
    }

    private static string RepositoryRoot()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DataCenterOps.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        return root;
    }
}
