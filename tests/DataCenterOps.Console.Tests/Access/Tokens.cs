using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Components;

namespace DataCenterOps.Console.Tests.Access;

/// <summary>Tokens of people and programs, made by the set-up identity for a test.</summary>
internal static class Tokens
{
    /// <summary>A token for a day over all tenants that counts as <paramref name="person"/>, or as nobody in particular.</summary>
    public static async Task<string> MakeAsync(Uri host, string subject, string role, string? person = null)
    {
        using var http = new HttpClient { BaseAddress = host };
        http.DefaultRequestHeaders.Authorization = new("Bearer", HostProcess.Token);
        using var made = await http.PostAsJsonAsync(
            new Uri("/api/v1/tokens", UriKind.Relative),
            new
            {
                name = subject, subject, person, roles = new[] { role }, tenant = "*",
                expiresAt = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            },
            TestContext.Current.CancellationToken);
        var answer = await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(made.IsSuccessStatusCode, answer);
        return JsonNode.Parse(answer)!["token"]!.GetValue<string>();
    }

    /// <summary>A person's token; the person is known by the same name.</summary>
    public static Task<string> PersonAsync(Uri host, string person, string role) => MakeAsync(host, $"u-{person}", role, person);
}
