using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Problems;

/// <summary>An error as RFC 9457 has it, with a stable code that programs may rely on.</summary>
public sealed class Problem : IResult
{
    private readonly List<(string Name, string Json)> _members = [];

    private Problem(int status, string code, string detail) => (Status, Code, Detail) = (status, code, detail);

    /// <summary>The HTTP status.</summary>
    public int Status { get; }

    /// <summary>The stable code: dotted, lower case.</summary>
    public string Code { get; }

    /// <summary>One sentence with the way out.</summary>
    public string Detail { get; }

    /// <summary>What is wrong in particular.</summary>
    public ImmutableArray<ProblemError> Errors { get; init; } = [];

    /// <summary>Seconds after which a repeat may work; sent as <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds { get; private set; }

    /// <summary>A problem.</summary>
    public static Problem Of(int status, string code, string detail) => new(status, code, detail);

    /// <summary>A problem with all that is wrong.</summary>
    public static Problem Of(int status, string code, string detail, ImmutableArray<ProblemError> errors) =>
        new(status, code, detail) { Errors = errors };

    /// <summary>Something of another tenant, or nothing: both look the same.</summary>
    public static Problem NotFound() => new(StatusCodes.Status404NotFound, "not_found", "there is nothing here");

    /// <summary>Says that a repeat may work after <paramref name="seconds"/>.</summary>
    public Problem After(int seconds)
    {
        RetryAfterSeconds = seconds;
        return this;
    }

    /// <summary>Adds a member beside the standard ones.</summary>
    public Problem With(string name, string json)
    {
        _members.Add((name, json));
        return this;
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        httpContext.Response.StatusCode = Status;
        httpContext.Response.ContentType = "application/problem+json";
        if (RetryAfterSeconds is { } seconds)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await httpContext.Response.Body.WriteAsync(Write(httpContext), httpContext.RequestAborted);
    }

    private byte[] Write(HttpContext context)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartObject();
            writer.WriteString("type", $"urn:dcops:problem:{Code}");
            writer.WriteString("title", Code);
            writer.WriteNumber("status", Status);
            writer.WriteString("code", Code);
            writer.WriteString("detail", Detail);
            writer.WriteStartArray("errors");
            foreach (var error in Errors)
            {
                error.Write(writer);
            }

            writer.WriteEndArray();
            writer.WriteString("traceId", Activity.Current?.TraceId.ToString() ?? context.TraceIdentifier);
            foreach (var (name, json) in _members)
            {
                writer.WritePropertyName(name);
                writer.WriteRawValue(Encoding.UTF8.GetBytes(json), skipInputValidation: true);
            }

            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
