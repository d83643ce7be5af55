using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace DataCenterOps.Domain.Policies;

/// <summary>One mapping of a pack: reads members by name and reports what is missing, mistyped or unknown.</summary>
internal sealed class PackObject(YamlMappingNode node, string path, string file, ImmutableArray<PackError>.Builder errors)
{
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    public string Path => path;

    public int Line => (int)node.Start.Line;

    public int LineOf(string name) => (int)(Member(name)?.Start.Line ?? node.Start.Line);

    public bool Has(string name) => Member(name) is not null;

    public string Text(string name, string? otherwise = null)
    {
        if (Member(name) is YamlScalarNode { Value: { } text })
        {
            return text;
        }

        if (otherwise is null)
        {
            Report("pack.type", $"`{name}` must be a text", name);
        }

        return otherwise ?? "";
    }

    public string? OptionalText(string name) => Has(name) ? Text(name) : null;

    public int Integer(string name, int otherwise)
    {
        if (!Has(name))
        {
            return otherwise;
        }

        if (int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Report("pack.type", $"`{name}` must be a whole number", name);
        return otherwise;
    }

    public bool Flag(string name)
    {
        var text = Text(name);
        if (text is not ("true" or "false"))
        {
            Report("pack.type", $"`{name}` must be `true` or `false`", name);
        }

        return text == "true";
    }

    public T Choice<T>(string name, T? otherwise = null)
        where T : struct, Enum
    {
        if (!Has(name) && otherwise is { } value)
        {
            return value;
        }

        var text = Text(name);
        if (PolicyCodes.TryParse<T>(text, out var choice))
        {
            return choice;
        }

        var known = string.Join(", ", Enum.GetValues<T>().Select(candidate => $"`{candidate.Code()}`"));
        Report("pack.value", $"`{text}` is not one of {known}", name);
        return default;
    }

    public LocalizedText? Localized(string name)
    {
        if (Object(name) is not { } text)
        {
            return null;
        }

        var localized = new LocalizedText(text.Text("ar"), text.Text("fr"), text.Text("en"));
        text.RefuseUnknown();
        return localized;
    }

    public DateTimeOffset? Time(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        if (DateTimeOffset.TryParse(
            Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        Report("pack.type", $"`{name}` must be a time such as `2026-10-01T00:00:00Z`", name);
        return null;
    }

    public PackObject? Object(string name)
    {
        switch (Member(name))
        {
            case null:
                return null;
            case YamlMappingNode map:
                return new PackObject(map, $"{path}/{name}", file, errors);
            default:
                Report("pack.type", $"`{name}` must be a mapping", name);
                return null;
        }
    }

    public IEnumerable<PackObject> Objects(string name)
    {
        foreach (var item in Items(name))
        {
            if (item is YamlMappingNode map)
            {
                var id = map.Children.TryGetValue("id", out var found) && found is YamlScalarNode { Value: { } text }
                    ? text
                    : item.Start.Line.ToString(CultureInfo.InvariantCulture);
                yield return new PackObject(map, $"{path}/{id}".TrimStart('/'), file, errors);
            }
            else
            {
                Report("pack.type", $"every item of `{name}` must be a mapping", name);
            }
        }
    }

    public ImmutableArray<string> Texts(string name)
    {
        if (Member(name) is YamlScalarNode { Value: { } only })
        {
            return [only];
        }

        return [.. Items(name).OfType<YamlScalarNode>().Select(item => item.Value ?? "")];
    }

    public bool IsList(string name) => Member(name) is YamlSequenceNode;

    public IEnumerable<(string Name, string Value)> Pairs(string name) =>
        Member(name) is YamlMappingNode map
            ? map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, (pair.Value as YamlScalarNode)?.Value ?? ""))
            : [];

    public JsonElement Json(string name)
    {
        using var document = JsonDocument.Parse(
            Member(name) is YamlMappingNode map ? PackYaml.ToJson(map)!.ToJsonString() : "{}");
        return document.RootElement.Clone();
    }

    public void RefuseUnknown()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!_read.Contains(name))
            {
                errors.Add(new PackError(
                    "pack.unknown_field", $"`{name}` is not known here", file, (int)key.Start.Line, (int)key.Start.Column, path));
            }
        }
    }

    public void Report(string code, string message, string? member = null)
    {
        var at = (member is null ? null : Member(member)) ?? node;
        errors.Add(new PackError(code, message, file, (int)at.Start.Line, (int)at.Start.Column, member is null ? path : $"{path}/{member}"));
    }

    private IEnumerable<YamlNode> Items(string name)
    {
        switch (Member(name))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return list.Children;
            default:
                Report("pack.type", $"`{name}` must be a list", name);
                return [];
        }
    }

    private YamlNode? Member(string name)
    {
        _read.Add(name);
        return node.Children.TryGetValue(name, out var value) ? value : null;
    }
}
