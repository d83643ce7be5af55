using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace DataCenterOps.Host.Tests.Durability;

/// <summary>Declares systems over HTTP, as one of many who do so at once.</summary>
internal sealed class EstateClient : IDisposable
{
    private readonly HttpClient _http;

    public EstateClient(Uri address, string token)
    {
        _http = new HttpClient { BaseAddress = address, Timeout = TimeSpan.FromSeconds(20) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sends a command; nothing when the connection broke, so that its outcome is unknown.</summary>
    public async Task<Answered?> TryAsync(Put put)
    {
        try
        {
            return await SendAsync(put);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    public async Task<Answered> SendAsync(Put put)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, $"/api/v1/systems/{put.System}");
        request.Headers.Add("Idempotency-Key", put.Operation);
        if (put.IfMatch is { } seen)
        {
            request.Headers.TryAddWithoutValidation("If-Match", seen);
        }

        request.Content = new StringContent(Body(put), Encoding.UTF8, "application/json");
        using var answer = await _http.SendAsync(request, Cancel);
        return new Answered(answer.StatusCode, answer.Headers.ETag?.Tag, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public async Task<Answered> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path, Cancel);
        return new Answered(answer.StatusCode, answer.Headers.ETag?.Tag, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public Task<Answered> ReadAsync(string system) => GetAsync($"/api/v1/systems/{system}");

    public void Dispose() => _http.Dispose();

    private static string Body(Put put) =>
        $$"""
        {"name":{"ar":"{{put.Name}}","fr":"{{put.Name}}","en":"{{put.Name}}"},"fictional":true,"tenant":"cnas","kind":"portal",
        "phase":"production","classification":"public","criticality":"low","personalData":false,"sensitiveData":false,"highRisk":false,
        "vitalStateInterest":false,"dataCategories":[],
        "placements":[{"id":"p1","role":"primary","siteId":"alg-dc1","encryptedAtRest":true}]}
        """;

    /// <summary>One command.</summary>
    internal sealed record Put(string System, string Name, string Operation, string? IfMatch);

    /// <summary>What was answered.</summary>
    internal sealed record Answered(HttpStatusCode Status, string? ETag, string Text)
    {
        public bool IsDone => Status is HttpStatusCode.OK or HttpStatusCode.Created;
    }
}
