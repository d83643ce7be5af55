using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DataCenterOps.Components;

namespace DataCenterOps.Host.Tests.Access;

/// <summary>Secrets go in through every door there is, right ones and wrong ones, and come out of none.</summary>
public sealed partial class CanaryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-canary-").FullName;
    private readonly List<(string Name, byte[] Bytes)> _answers = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_secret_of_a_program_is_in_a_log_a_metric_an_error_a_page_or_a_file()
    {
        var set = new Canary("dcops_" + "5e7f00d".PadRight(64, '1'));
        var wrongToken = new Canary("dcops_" + "badc0de".PadRight(64, '2'));
        var wrongLink = new Canary("dcops_" + "facade5".PadRight(64, '3'));
        var password = new Canary("kanarienvogel-fliegt-nie-davon-77");
        var stray = new Canary("canary-in-a-field-that-nobody-knows");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = set.Secret });
        using var browser = new HttpClient { BaseAddress = host.Address };

        // Cookies are kept by the handler, not shown to pages.
        await PostFormAsync(browser, "/session/password", ("login", "somebody"), ("password", password.Secret), ("code", "123456"));
        await PostFormAsync(browser, "/session", ("token", wrongToken.Secret));
        await PostFormAsync(browser, "/session", ("link", wrongLink.Secret));
        await PostFormAsync(browser, "/session", ("token", set.Secret));
        await KeepAsync("a page of the session", await browser.GetAsync("/en", Cancel));

        using var program = new HttpClient { BaseAddress = host.Address };
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", wrongToken.Secret);
        await KeepAsync("the refusal of a wrong token", await program.GetAsync("/api/v1/systems", Cancel));
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", set.Secret);
        await KeepAsync("an unknown field", await SendAsync(program, Token(("password", stray.Secret))));
        await KeepAsync("JSON that breaks off", await SendAsync(program, $$"""{"name":"{{stray.Secret}}"""));
        var created = await SendAsync(program, Token());
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var token = new Canary((await created.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!);
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        await KeepAsync("what the new token reads", await program.GetAsync("/api/v1/systems", Cancel));
        program.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", set.Secret);
        await KeepAsync("the list of tokens", await program.GetAsync("/api/v1/tokens", Cancel));
        await KeepAsync("the ledger", await program.GetAsync("/api/v1/ledger/entries", Cancel));
        await KeepAsync("the metrics", await program.GetAsync("/metrics", Cancel));

        var places = Places(host).ToArray();
        Assert.Contains(places, place => place.Name.EndsWith(".db", StringComparison.Ordinal));
        foreach (var canary in new[] { set, wrongToken, wrongLink, password, stray, token })
        {
            Assert.Empty(canary.FoundIn(places));
        }

        // The search finds what is there: the token's name lies in the ledger.
        Assert.NotEmpty(new Canary("a name that is no secret").FoundIn(places));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private IEnumerable<(string Name, byte[] Bytes)> Places(HostProcess host) =>
        Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories).Select(file => (file, Read(file)))
            .Append(("the log", Encoding.UTF8.GetBytes(host.Output)))
            .Concat(_answers);

    // The program holds its databases open.
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private async Task PostFormAsync(HttpClient browser, string path, params (string Name, string Value)[] fields)
    {
        var page = await browser.GetStringAsync("/en/sign-in", Cancel);
        var antiforgery = Antiforgery().Match(page).Groups["token"].Value;
        var form = fields.Select(field => KeyValuePair.Create(field.Name, field.Value))
            .Append(KeyValuePair.Create("__RequestVerificationToken", antiforgery)).Append(KeyValuePair.Create("lang", "en"));
        using var content = new FormUrlEncodedContent(form);
        await KeepAsync($"the answer of {path}", await browser.PostAsync(path, content, Cancel));
    }

    private async Task KeepAsync(string name, HttpResponseMessage answer)
    {
        using (answer)
        {
            _answers.Add((name, await answer.Content.ReadAsByteArrayAsync(Cancel)));
            _answers.Add(($"the head of {name}", Encoding.UTF8.GetBytes($"{answer.RequestMessage!.RequestUri!.Query} {answer.Headers}")));
        }
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient program, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/tokens")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        return await program.SendAsync(request, Cancel);
    }

    private static string Token(params (string Name, string Value)[] more)
    {
        var members = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["name"] = "a name that is no secret",
            ["subject"] = "canary",
            ["roles"] = new[] { "auditor" },
            ["tenant"] = "*",
            ["expiresAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        };
        foreach (var (name, value) in more)
        {
            members[name] = value;
        }

        return JsonSerializer.Serialize(members);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Antiforgery();
}
