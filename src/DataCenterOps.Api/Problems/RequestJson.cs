using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Problems;

/// <summary>Reads request bodies strictly: bounded, UTF-8, no member twice, none that is not known.</summary>
internal static class RequestJson
{
    /// <summary>The most bytes of a body where nothing else is said.</summary>
    public const int BodyBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        MaxDepth = 32,
    };

    /// <summary>The bytes of the body, or why they are not read.</summary>
    public static async Task<(byte[]? Bytes, Problem? Problem)> ReadBytesAsync(HttpContext context, int maxBytes)
    {
        if (context.Request.ContentLength > maxBytes)
        {
            return (null, TooLarge(maxBytes));
        }

        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(chunk, context.RequestAborted)) > 0)
        {
            if (buffer.Length + read > maxBytes)
            {
                return (null, TooLarge(maxBytes));
            }

            buffer.Write(chunk, 0, read);
        }

        return (buffer.ToArray(), null);
    }

    /// <summary>The body as a <typeparamref name="T"/>, or what is wrong with it.</summary>
    public static async Task<(T? Value, Problem? Problem)> ReadAsync<T>(HttpContext context, int maxBytes = BodyBytes)
        where T : class
    {
        var (bytes, problem) = await ReadBytesAsync(context, maxBytes);
        return bytes is null ? (null, problem) : Parse<T>(bytes);
    }

    /// <summary>The bytes as a <typeparamref name="T"/>, or what is wrong with them.</summary>
    public static (T? Value, Problem? Problem) Parse<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(bytes, Options) is { } value
                ? (value, null)
                : (null, Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "the body must be an object"));
        }
        catch (JsonException exception)
        {
            return (null, Describe(bytes, exception));
        }
        catch (Exception exception) when (exception is InvalidOperationException or NotSupportedException or ArgumentException)
        {
            // Text that is not UTF-8 inside of a string surfaces as one of these.
            return (null, NotUtf8());
        }
    }

    /// <summary>The problem of a body that is no text.</summary>
    public static Problem NotUtf8() =>
        Problem.Of(StatusCodes.Status400BadRequest, "request.malformed", "the body is not UTF-8 JSON");

    private static Problem Describe(byte[] bytes, JsonException exception)
    {
        var wellFormed = IsWellFormed(bytes);
        return Problem.Of(
            wellFormed ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status400BadRequest,
            wellFormed ? "request.invalid" : "request.malformed",
            wellFormed ? $"the body has not the form that is asked for, at `{exception.Path}`"
                : $"the body is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
    }

    [SuppressMessage("Design", "CA1031", Justification = "any failure to read means that the body is malformed")]
    private static bool IsWellFormed(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = 32, AllowDuplicateProperties = true });
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private static Problem TooLarge(int maxBytes) =>
        Problem.Of(StatusCodes.Status413PayloadTooLarge, "request.too_large", $"a body here has at most {maxBytes} bytes");
}
