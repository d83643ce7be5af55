using System.Net;
using System.Text.RegularExpressions;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Somebody at the door of the console with a browser of their own making: forms, cookies, no script.</summary>
internal sealed partial class Door : IDisposable
{
    private readonly HttpClient _http;

    public Door(Uri address)
    {
        Cookies = new CookieContainer();
        _http = new HttpClient(new HttpClientHandler { CookieContainer = Cookies, AllowAutoRedirect = false }) { BaseAddress = address };
    }

    public CookieContainer Cookies { get; }

    /// <summary>Sends the form of a page with the page's own token.</summary>
    /// <returns>Where the answer leads, or its status.</returns>
    public async Task<string> SendAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var token = AntiforgeryField().Match(await ReadAsync(page)).Groups["it"].Value;
        return await PostAsync(path, [("__RequestVerificationToken", token), .. fields]);
    }

    /// <summary>Follows a link.</summary>
    /// <returns>Where the answer leads, or its status.</returns>
    public async Task<string> GoAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.Headers.Location?.ToString() ?? $"{(int)answer.StatusCode}";
    }

    /// <summary>Sends fields as they are.</summary>
    public async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return answer.Headers.Location?.ToString() ?? $"{(int)answer.StatusCode}";
    }

    /// <summary>Sends a form of a page that was read, with its own token.</summary>
    /// <returns>The text of the page that answers.</returns>
    public async Task<string> SendForPageAsync(string page, string path, params (string Name, string Value)[] fields)
    {
        var token = AntiforgeryField().Match(page).Groups["it"].Value;
        using var content = new FormUrlEncodedContent(
            fields.Prepend(("__RequestVerificationToken", token)).Select(field => KeyValuePair.Create(field.Item1, field.Item2)));
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The text of a page.</summary>
    public async Task<string> ReadAsync(string page)
    {
        using var answer = await _http.GetAsync(new Uri(page, UriKind.Relative), TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AntiforgeryField();
}
