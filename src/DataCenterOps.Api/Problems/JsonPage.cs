using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Problems;

/// <summary>A page of a list: <c>{"items":[…],"next":cursor}</c>.</summary>
/// <param name="items">Each item's JSON.</param>
/// <param name="next">Where the next page begins; absent at the end.</param>
internal sealed class JsonPage(IEnumerable<string> items, string? next) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            foreach (var item in items)
            {
                writer.WriteRawValue(Encoding.UTF8.GetBytes(item), skipInputValidation: true);
            }

            writer.WriteEndArray();
            writer.WriteString("next", next);
            writer.WriteEndObject();
        }

        httpContext.Response.ContentType = "application/json";
        buffer.Position = 0;
        await buffer.CopyToAsync(httpContext.Response.Body, httpContext.RequestAborted);
    }
}
