using System.Text.Json;
using CsCheck;
using DataCenterOps.Cli.Output;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DataCenterOps.Cli.Tests.Output;

public sealed class YamlTests
{
    [Fact]
    public void Lists_and_objects_nest_as_people_write_them()
    {
        var json = JsonDocument.Parse("""
            {"id":"civil-registry","name":{"ar":"الحالة المدنية","en":"Civil registry"},"version":3,"empty":[],
             "placements":[{"id":"p1","roles":["a","b"]},{"id":"p2"}],"note":"yes","size":"0123","time":"2026-10-01T00:00:00Z"}
            """).RootElement;
        var expected = """
            id: civil-registry
            name:
              ar: الحالة المدنية
              en: Civil registry
            version: 3
            empty: []
            placements:
            - id: p1
              roles:
              - a
              - b
            - id: p2
            note: "yes"
            size: "0123"
            time: "2026-10-01T00:00:00Z"

            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), Yaml.Of(json));
    }

    [Fact]
    public void Any_text_is_read_back_as_it_was() =>
        Gen.String[Gen.Char["abz09 :#-'\"\\\n\t{}[],&*!|>%@`~?\u0085\u00e9\u0634/."], 0, 12].Sample(text =>
        {
            var yaml = Yaml.Of(JsonSerializer.SerializeToElement(new { text }));
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            var value = (YamlScalarNode)((YamlMappingNode)stream.Documents[0].RootNode)["text"];
            Assert.Equal(text, value.Value);
            if (value.Style == ScalarStyle.Plain)
            {
                Assert.Matches(@"^\p{L}", text);
            }
        });
}
