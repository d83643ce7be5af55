using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests;

/// <summary>What the program answered.</summary>
internal sealed record ApiAnswer(int Status, string? MediaType, string? ETag, string Text)
{
    private static readonly string[] Members = ["type", "title", "detail", "traceId"];

    public JsonNode Json => JsonNode.Parse(Text)!;

    /// <summary>The headers of the answer, not those of its content.</summary>
    public System.Net.Http.Headers.HttpResponseHeaders? Headers { get; init; }

    public string Code => Json["code"]!.GetValue<string>();

    public IEnumerable<JsonObject> Items => Json["items"]!.AsArray().Select(item => item!.AsObject());

    public string? Header(string name) => Headers is { } all && all.TryGetValues(name, out var values) ? values.Single() : null;

    /// <summary>Holds the answer to the form that every error has.</summary>
    public void IsProblem(int status, string code)
    {
        Assert.Equal((status, "application/problem+json", code), (Status, MediaType, Code));
        Assert.Equal(status, Json["status"]!.GetValue<int>());
        Assert.All(Members, member => Assert.NotNull(Json[member]));
    }
}
