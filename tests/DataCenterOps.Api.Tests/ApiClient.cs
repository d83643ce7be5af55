using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataCenterOps.Api.Tests;

/// <summary>Speaks HTTP with the program.</summary>
internal sealed class ApiClient(Uri address, string? token) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    public ApiClient As(string? other) => new(address, other);

    /// <summary>A moment so many hours from now, as the API reads it.</summary>
    public static string InHours(int hours) =>
        TimeProvider.System.GetUtcNow().AddHours(hours).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A client with a new token of <paramref name="roles"/> over <paramref name="tenant"/>.</summary>
    public Task<ApiClient> AsAsync(string tenant, params string[] roles) =>
        AsAsync(person: null, $"test-{Guid.CreateVersion7():N}"[..24], tenant, roles);

    /// <summary>A client that counts as a person with <paramref name="roles"/> over everything.</summary>
    public Task<ApiClient> AsPersonAsync(string person, params string[] roles) => AsAsync(person, $"u-{person}", "*", roles);

    private async Task<ApiClient> AsAsync(string? person, string subject, string tenant, string[] roles)
    {
        var body = new JsonObject
        {
            ["name"] = "test",
            ["subject"] = subject,
            ["person"] = person,
            ["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]),
            ["tenant"] = tenant,
            ["expiresAt"] = InHours(24),
        };
        var made = await SendAsync(HttpMethod.Post, "/api/v1/tokens", body.ToJsonString());
        Assert.True(made.Status == 201, made.Text);
        return As(made.Json["token"]!.GetValue<string>());
    }

    public Task<ApiAnswer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<ApiAnswer> SendAsync(HttpMethod method, string path, string? body = null, params (string Name, string Value)[] headers) =>
        SendBytesAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), headers);

    public async Task<ApiAnswer> SendBytesAsync(HttpMethod method, string path, byte[]? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        using var answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return new ApiAnswer(
            (int)answer.StatusCode,
            answer.Content.Headers.ContentType?.MediaType,
            answer.Headers.ETag?.Tag,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
        {
            Headers = answer.Headers,
        };
    }

    /// <summary>The documents of an estate as a request of plan, apply and evaluate.</summary>
    public static string Documents(string text, bool? prune = null)
    {
        var body = new JsonObject { ["documents"] = new JsonArray(new JsonObject { ["file"] = "test.yaml", ["text"] = text }) };
        if (prune is { } asked)
        {
            body["prune"] = asked;
        }

        return body.ToJsonString(JsonSerializerOptions.Default);
    }

    public void Dispose() => _http.Dispose();
}
