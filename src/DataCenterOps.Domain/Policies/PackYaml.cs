using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;
using Scalar = YamlDotNet.Core.Events.Scalar;

namespace DataCenterOps.Domain.Policies;

/// <summary>The YAML of a pack: one document, no anchors, no tags, no member twice, every node with its place.</summary>
internal sealed class PackYaml(string file, ImmutableArray<PackError>.Builder errors)
{
    // Far deeper than any pack; a deeper one would only serve to exhaust the stack.
    private const int Depth = 32;

    public YamlMappingNode? Load(string text)
    {
        try
        {
            if (!IsPlain(text))
            {
                return null;
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }])
            {
                return HasTextKeys(root) ? root : null;
            }

            errors.Add(new PackError("pack.syntax", "a pack is one document with the members `pack` and `policies`", file, 1, 1, ""));
        }
        catch (YamlException exception)
        {
            errors.Add(new PackError(
                "pack.syntax", exception.Message, file, (int)exception.Start.Line, (int)exception.Start.Column, ""));
        }

        catch (Exception exception) when (exception is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // The reader of YAML trips over some texts instead of refusing them, and then knows no place.
            errors.Add(new PackError("pack.syntax", "this is no YAML", file, 1, 1, ""));
        }

        return null;
    }

    /// <summary>The JSON of a node by the core schema: plain scalars are typed, quoted ones are text.</summary>
    public static JsonNode? ToJson(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair =>
            KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, ToJson(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(ToJson)]),
        YamlScalarNode { Style: ScalarStyle.Plain } plain => Plain(plain.Value ?? ""),
        YamlScalarNode scalar => JsonValue.Create(scalar.Value),
        _ => null,
    };

    private static JsonValue? Plain(string text) => text switch
    {
        "" or "~" or "null" or "Null" or "NULL" => null,
        "true" or "True" or "TRUE" => JsonValue.Create(true),
        "false" or "False" or "FALSE" => JsonValue.Create(false),
        _ when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer) => JsonValue.Create(integer),
        _ when IsNumber(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) => JsonValue.Create(number),
        _ => JsonValue.Create(text),
    };

    private bool HasTextKeys(YamlNode node)
    {
        switch (node)
        {
            case YamlMappingNode map:
                foreach (var (key, value) in map.Children)
                {
                    if (key is not YamlScalarNode { Value: not null })
                    {
                        errors.Add(new PackError(
                            "pack.yaml_feature", "the name of a member is a text", file, (int)key.Start.Line, (int)key.Start.Column, ""));
                        return false;
                    }

                    if (!HasTextKeys(value))
                    {
                        return false;
                    }
                }

                return true;
            case YamlSequenceNode list:
                return list.Children.All(HasTextKeys);
            default:
                return true;
        }
    }

    private static bool IsNumber(string text) =>
        (char.IsAsciiDigit(text[0]) || text[0] is '-' or '+' or '.') && text.Any(char.IsAsciiDigit)
        && text.All(c => char.IsAsciiDigit(c) || c is '-' or '+' or '.' or 'e' or 'E');

    // The events are read before any node is built, so that an alias bomb never unfolds.
    private bool IsPlain(string text)
    {
        var parser = new Parser(new StringReader(text));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            var named = current is AnchorAlias || (current is NodeEvent node && (!node.Anchor.IsEmpty || (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)));
            depth += current.NestingIncrease;
            if (named || depth > Depth + 2)
            {
                var why = named ? "anchors, aliases and tags have no place in a pack" : $"nesting goes deeper than {Depth}";
                errors.Add(new PackError(
                    "pack.yaml_feature", why, file, (int)current.Start.Line, (int)current.Start.Column, ""));
                return false;
            }

            if (current is Scalar { IsKey: true, Value: "<<" })
            {
                errors.Add(new PackError(
                    "pack.yaml_feature", "merge keys have no place in a pack", file, (int)current.Start.Line, (int)current.Start.Column, ""));
                return false;
            }
        }

        return true;
    }
}
