using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace DataCenterOps.Cli.Output;

/// <summary>Writes JSON as block YAML 1.2. What a YAML 1.1 reader could take for something else is quoted as in JSON.</summary>
internal static partial class Yaml
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The YAML of <paramref name="element"/>, ending with a line break.</summary>
    public static string Of(JsonElement element)
    {
        var text = new StringBuilder();
        Write(text, element, indent: 0);
        return text.ToString();
    }

    private static void Write(StringBuilder text, JsonElement element, int indent)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when element.EnumerateObject().Any():
                foreach (var property in element.EnumerateObject())
                {
                    text.Append(' ', indent).Append(Scalar(property.Name)).Append(':');
                    WriteValue(text, property.Value, indent);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0:
                foreach (var item in element.EnumerateArray())
                {
                    text.Append(' ', indent).Append('-');
                    WriteItem(text, item, indent);
                }

                break;
            default:
                text.Append(' ', indent).Append(Inline(element)).Append('\n');
                break;
        }
    }

    private static void WriteValue(StringBuilder text, JsonElement value, int indent)
    {
        if (IsBlock(value))
        {
            text.Append('\n');
            Write(text, value, value.ValueKind == JsonValueKind.Array ? indent : indent + 2);
        }
        else
        {
            text.Append(' ').Append(Inline(value)).Append('\n');
        }
    }

    private static void WriteItem(StringBuilder text, JsonElement item, int indent)
    {
        if (!IsBlock(item))
        {
            text.Append(' ').Append(Inline(item)).Append('\n');
            return;
        }

        var nested = new StringBuilder();
        Write(nested, item, indent + 2);

        // The first line stands beside the dash.
        text.Append(' ').Append(nested, indent + 2, nested.Length - indent - 2);
    }

    private static bool IsBlock(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(),
        JsonValueKind.Array => element.GetArrayLength() > 0,
        _ => false,
    };

    private static string Inline(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => Scalar(element.GetString()!),
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        JsonValueKind.Undefined => "null",
        _ => element.GetRawText(),
    };

    private static string Scalar(string value) =>
        Plain().IsMatch(value) && !Reserved().IsMatch(value) ? value : JsonSerializer.Serialize(value, Quoting);

    /// <summary>Letters of any script first, then also digits and marks that mean nothing to YAML inside a word.</summary>
    [GeneratedRegex(@"^[\p{L}][\p{L}\p{M}\p{Nd} _./()'-]*(?<! )\z", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Plain();

    [GeneratedRegex(
        @"^(?:null|true|false|yes|no|on|off|y|n|nan|inf)\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        1_000)]
    private static partial Regex Reserved();
}
