using System.Collections.Immutable;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace DataCenterOps.Domain.Metering;

/// <summary>Reads usage events in the structured, the batch and the binary mode of CloudEvents 1.0.</summary>
public static class UsageEventReader
{
    internal const string SignatureAttribute = "dcopssig";

    private const string TypePrefix = "dz.dcops.usage.";
    private const string TypeSuffix = ".v1";

    /// <summary>How usage is parsed: no duplicate members, no comments, no depth beyond what an event needs.</summary>
    public static JsonDocumentOptions JsonOptions { get; } = new() { MaxDepth = 8, AllowDuplicateProperties = false };

    /// <summary>Reads one structured event, alone or as an item of a batch.</summary>
    public static UsageReading Read(JsonElement element)
    {
        var errors = new List<UsageError>();
        try
        {
            return Finish(CloudEventReader.Read(element, errors), IdOf(element), errors);
        }
        catch (InvalidOperationException)
        {
            return NotText(null);
        }
    }

    /// <summary>
    /// Reads an event in binary mode. <paramref name="headers"/> are those that start with <c>ce-</c>, percent-decoded,
    /// by their name in lower case without it.
    /// </summary>
    public static UsageReading Read(IReadOnlyDictionary<string, string> headers, string? contentType, JsonElement data)
    {
        ArgumentNullException.ThrowIfNull(headers);
        var errors = new List<UsageError>();
        var attributes = headers.ToDictionary(StringComparer.Ordinal);
        if (attributes.Remove("datacontenttype"))
        {
            errors.Add(new UsageError(
                "ce-datacontenttype", "usage.unknown_field", "in binary mode the media type is `Content-Type`"));
        }

        if (contentType is not null)
        {
            attributes["datacontenttype"] = contentType;
        }

        try
        {
            return Finish(CloudEventReader.Read(attributes, data, errors), attributes.GetValueOrDefault("id"), errors);
        }
        catch (InvalidOperationException)
        {
            return NotText(attributes.GetValueOrDefault("id"));
        }
    }

    // System.Text.Json finds half a surrogate pair only when the text is fetched, and throws.
    private static UsageReading.Invalid NotText(string? id) =>
        new(id, [new UsageError("", "usage.type", "a text holds half of a surrogate pair")]);

    private static UsageReading Finish(CloudEvent? read, string? id, List<UsageError> errors)
    {
        if (read is null)
        {
            return new UsageReading.Invalid(id, [.. errors]);
        }

        var subject = CheckAttributes(read, errors);
        var data = UsageDataReader.Read(read.Data, errors);
        if (data is null || errors.Count > 0)
        {
            return new UsageReading.Invalid(read.Id, [.. errors]);
        }

        var (bytes, digest) = UsageCanonical.Write(read, data, data.Dims, data.HasDims);
        return new UsageReading.Valid(new UsageEvent
        {
            Id = read.Id,
            Source = read.Source,
            Type = read.Type,
            Subject = subject,
            Time = read.Time!.Value,
            Meter = data.Meter,
            Quantity = data.Quantity,
            Unit = data.Unit,
            From = data.From,
            Until = data.Until,
            Quality = data.Quality,
            Sequence = read.Extensions.GetValueOrDefault("dcopsseq"),
            KeyId = read.Extensions.GetValueOrDefault("dcopskid"),
            Signature = read.Extensions.GetValueOrDefault(SignatureAttribute),
            Digest = digest,
            Canonical = ImmutableCollectionsMarshal.AsImmutableArray(bytes),
        });
    }

    private static UsageSubject CheckAttributes(CloudEvent read, List<UsageError> errors)
    {
        CheckText("id", read.Id, errors);
        CheckText("source", read.Source, errors);
        if (!read.Source.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            errors.Add(new UsageError("source", "usage.form", $"`{read.Source}` is not the URN of a collector"));
        }

        var kind = KindOf(read.Type);
        if (kind is null)
        {
            errors.Add(new UsageError(
                "type", "usage.form", $"`{read.Type}` is not a usage type as in `dz.dcops.usage.allocated.v1`"));
        }

        if (read.DataSchema is { } schema && kind is not null && schema != $"urn:dcops:schema:usage.{kind}:1")
        {
            errors.Add(new UsageError("dataschema", "usage.form", $"`{schema}` is not the schema of `{read.Type}`"));
        }

        if (!UsageSubject.TryParse(read.Subject, out var subject))
        {
            errors.Add(new UsageError(
                "subject", "usage.form", $"`{read.Subject}` is neither `tenant/system` nor `tenant/system/resource`"));
        }

        if (read.Time is null)
        {
            errors.Add(new UsageError("time", "usage.required", "`time` is missing"));
        }

        if (read.IsBinary || (read.DataContentType is { } type && !IsJson(type)))
        {
            errors.Add(new UsageError("datacontenttype", "usage.form", "usage is written as JSON"));
        }

        CheckExtensions(read, errors);
        return subject;
    }

    private static void CheckExtensions(CloudEvent read, List<UsageError> errors)
    {
        foreach (var (name, value) in read.Extensions)
        {
            if (name is not ("dcopsseq" or "dcopskid" or SignatureAttribute))
            {
                errors.Add(new UsageError(name, "usage.unknown_field", $"`{name}` is not an attribute of usage"));
            }
            else if (name == "dcopsseq" && (value.Length > 18 || !value.All(char.IsAsciiDigit) || value.Length == 0))
            {
                errors.Add(new UsageError(name, "usage.form", $"`{value}` is not a sequence number"));
            }
            else if (value.Length > 8_192)
            {
                errors.Add(new UsageError(name, "usage.bounds", $"`{name}` is longer than 8,192 characters"));
            }
        }
    }

    private static void CheckText(string name, string value, List<UsageError> errors)
    {
        if (value.Length > MeteringLimits.IdLength || value.Any(char.IsControl))
        {
            errors.Add(new UsageError(
                name, "usage.bounds", $"`{name}` has at most {MeteringLimits.IdLength} characters, none of them a control"));
        }
    }

    private static string? KindOf(string type)
    {
        if (!type.StartsWith(TypePrefix, StringComparison.Ordinal) || !type.EndsWith(TypeSuffix, StringComparison.Ordinal)
            || type.Length <= TypePrefix.Length + TypeSuffix.Length)
        {
            return null;
        }

        var kind = type[TypePrefix.Length..^TypeSuffix.Length];
        return kind.Length <= 40 && kind.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-')
            ? kind
            : null;
    }

    private static bool IsJson(string type)
    {
        var end = type.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? type : type[..end]).Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase);
    }

    private static string? IdOf(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id)
            && id.ValueKind == JsonValueKind.String
                ? id.GetString()
                : null;
}
