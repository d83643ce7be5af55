using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using DataCenterOps.Domain.Ledger;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger;

/// <summary>What is hashed has one form only, however it was written.</summary>
public sealed class CanonicalJsonTests
{
    private static readonly JsonSerializerOptions Escaped = new() { Encoder = JavaScriptEncoder.Default };
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // RFC 8785, section 3.2.3: by UTF-16 code units the surrogates of a face come before a presentation form.
    [Fact]
    public void Members_are_ordered_by_utf_16_code_units()
    {
        const string Given = """{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}""";
        Assert.Equal("{\"\\r\":2,\"1\":4,\"\u0080\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\ufb33\":3}", Canonical(Given));
    }

    [Theory]
    [InlineData("""{ "b" : [ 1, -0, true, null ], "a" : { } }""", """{"a":{},"b":[1,0,true,null]}""")]
    [InlineData(""" "\u0061\/\u0022\u005c\u000a\u000b\u007f" """, "\"a/\\\"\\\\\\n\\u000b\u007f\"")]
    [InlineData(""" "\u0627\u0644" """, "\"ال\"")]
    [InlineData("""{"\u0062":1,"a":2}""", """{"a":2,"b":1}""")]
    [InlineData("9007199254740991", "9007199254740991")]
    public void It_is_the_shortest_form(string given, string canonical) => Assert.Equal(canonical, Canonical(given));

    [Theory]
    [InlineData("1.5")]
    [InlineData("9007199254740992")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""{"é":1,"\u00e9":2}""")]
    public void What_readers_could_take_for_different_things_is_refused(string given) => Assert.Throws<FormatException>(() => Canonical(given));

    [Fact]
    public void Bytes_that_are_no_text_are_refused()
    {
        using var document = JsonDocument.Parse(new byte[] { (byte)'"', (byte)'a', 0xFF, (byte)'"' });
        Assert.Throws<InvalidOperationException>(() => CanonicalJson.Write(document.RootElement));
    }

    [Fact]
    public void However_it_was_escaped_it_is_the_same_and_as_a_plain_writer_has_it() =>
        Gen.Dictionary(Text, Text.Array[0, 4])[0, 8].Sample(members =>
        {
            var json = new JsonObject(members.Select(static member =>
                KeyValuePair.Create<string, JsonNode?>(member.Key, new JsonArray([.. member.Value.Select(static text => JsonValue.Create(text))]))));
            var plain = Plain(members);
            Assert.Equal(plain, Canonical(json.ToJsonString(Escaped)));
            Assert.Equal(plain, Canonical(json.ToJsonString(Relaxed)));
            Assert.Equal(plain, Canonical(plain));
        });

    private static Gen<string> Text => Gen.Int[0, 9].Select(static n => n switch
    {
        0 => "a", 1 => "B", 2 => "\"", 3 => "\\", 4 => "\n", 5 => "\u0001", 6 => "ع", 7 => "😀", 8 => "\ufb33", _ => "/<\u007f",
    }).Array[0, 6].Select(static parts => string.Concat(parts));

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement));
    }

    private static string Plain(Dictionary<string, string[]> members) =>
        "{" + string.Join(',', members.OrderBy(static member => member.Key, StringComparer.Ordinal)
            .Select(static member => $"{Quoted(member.Key)}:[{string.Join(',', member.Value.Select(Quoted))}]")) + "}";

    private static string Quoted(string text) => "\"" + string.Concat(text.Select(static c => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
        _ => c.ToString(),
    })) + "\"";
}
