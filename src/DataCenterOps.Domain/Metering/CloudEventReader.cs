using System.Collections.Immutable;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>Reads the attributes of a CloudEvent 1.0, from JSON or from the headers of the binary mode.</summary>
internal static class CloudEventReader
{
    /// <summary>
    /// Reads a structured event and adds what is wrong to <paramref name="errors"/>. A member that is <c>null</c> counts
    /// as absent, as the JSON format of CloudEvents allows.
    /// </summary>
    public static CloudEvent? Read(JsonElement element, ICollection<UsageError> errors)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(new UsageError("", "usage.type", "an event is a JSON object"));
            return null;
        }

        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        JsonElement? data = null;
        var binary = false;
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            switch (member.Name)
            {
                case "data":
                    data = member.Value;
                    break;
                case "data_base64":
                    binary = true;
                    break;
                default:
                    ReadAttribute(member, attributes, errors);
                    break;
            }
        }

        if (binary && data is not null)
        {
            errors.Add(new UsageError("data_base64", "usage.form", "`data` and `data_base64` exclude each other"));
        }

        var read = Read(attributes, data, errors);
        return read is null ? null : read with { IsBinary = binary };
    }

    /// <summary>Reads attributes that are already text: those of the binary mode, without the prefix <c>ce-</c>.</summary>
    public static CloudEvent? Read(
        IReadOnlyDictionary<string, string> attributes, JsonElement? data, ICollection<UsageError> errors)
    {
        var before = errors.Count;
        var version = Required(attributes, "specversion", errors);
        if (version is not null and not "1.0")
        {
            errors.Add(new UsageError("specversion", "usage.form", $"`{version}` is not a version we read: it is `1.0`"));
        }

        var read = new CloudEvent
        {
            Id = Required(attributes, "id", errors) ?? "",
            Source = Required(attributes, "source", errors) ?? "",
            Type = Required(attributes, "type", errors) ?? "",
            Subject = Optional(attributes, "subject", errors),
            DataContentType = Optional(attributes, "datacontenttype", errors),
            DataSchema = Optional(attributes, "dataschema", errors),
            Time = Time(attributes, errors),
            Extensions = attributes
                .Where(attribute => !IsContext(attribute.Key))
                .ToImmutableSortedDictionary(StringComparer.Ordinal),
            Data = data,
        };
        CheckForms(read, errors);
        return errors.Count == before ? read : null;
    }

    private static void CheckForms(CloudEvent read, ICollection<UsageError> errors)
    {
        if (!Uri.TryCreate(read.Source, UriKind.RelativeOrAbsolute, out _) || read.Source.Any(char.IsWhiteSpace))
        {
            errors.Add(new UsageError("source", "usage.form", $"`{read.Source}` is not a URI reference"));
        }

        if (read.DataSchema is { } schema && !Uri.TryCreate(schema, UriKind.Absolute, out _))
        {
            errors.Add(new UsageError("dataschema", "usage.form", $"`{schema}` is not an absolute URI"));
        }

        if (read.DataContentType is { } type && !MediaTypeHeaderValue.TryParse(type, out _))
        {
            errors.Add(new UsageError("datacontenttype", "usage.form", $"`{type}` is not a media type"));
        }
    }

    private static void ReadAttribute(
        JsonProperty member, Dictionary<string, string> attributes, ICollection<UsageError> errors)
    {
        if (!IsName(member.Name))
        {
            errors.Add(new UsageError(
                member.Name, "usage.name", $"`{member.Name}` is not an attribute's name: lower-case letters and digits"));
            return;
        }

        var text = member.Value.ValueKind switch
        {
            JsonValueKind.String => member.Value.GetString(),
            JsonValueKind.True or JsonValueKind.False when !IsContext(member.Name) => member.Value.GetRawText(),
            JsonValueKind.Number when !IsContext(member.Name) && member.Value.TryGetInt32(out var number) =>
                number.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (text is null)
        {
            errors.Add(new UsageError(member.Name, "usage.type", $"`{member.Name}` has a value that is not an attribute's"));
            return;
        }

        attributes[member.Name] = text;
    }

    private static DateTimeOffset? Time(IReadOnlyDictionary<string, string> attributes, ICollection<UsageError> errors)
    {
        if (Optional(attributes, "time", errors) is not { } text)
        {
            return null;
        }

        if (Rfc3339.TryParse(text, out var time))
        {
            return time;
        }

        errors.Add(new UsageError("time", "usage.form", $"`{text}` is not a time as RFC 3339 writes it, with an offset"));
        return null;
    }

    private static string? Required(
        IReadOnlyDictionary<string, string> attributes, string name, ICollection<UsageError> errors)
    {
        if (!attributes.ContainsKey(name))
        {
            errors.Add(new UsageError(name, "usage.required", $"`{name}` is missing"));
            return null;
        }

        return Optional(attributes, name, errors);
    }

    private static string? Optional(
        IReadOnlyDictionary<string, string> attributes, string name, ICollection<UsageError> errors)
    {
        if (!attributes.TryGetValue(name, out var text))
        {
            return null;
        }

        if (text.Length > 0)
        {
            return text;
        }

        errors.Add(new UsageError(name, "usage.bounds", $"`{name}` is empty"));
        return null;
    }

    private static bool IsContext(string name) =>
        name is "specversion" or "id" or "source" or "type" or "subject" or "time" or "datacontenttype" or "dataschema";

    private static bool IsName(string name) =>
        name.Length > 0 && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
