using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using DataCenterOps.Components;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Host.Tests.Watching;

/// <summary>A port of this machine that a declared system has a check on, and the program that watches it.</summary>
internal sealed class WatchedPort : IAsyncDisposable
{
    private const string System = "watched";
    private const int Interval = 30;

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-watched-").FullName;
    private readonly int _port = HostProcess.FreePort();
    private HostProcess? _host;
    private TcpListener? _listener;
    private HttpClient? _client;
    private string _check = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task StartAsync()
    {
        _host = await HostProcess.StartAsync(new HostStart { Data = _folder, Estate = Repository.SampleEstate });
        _client?.Dispose();
        _client = new HttpClient { BaseAddress = _host.Address };
        _client.DefaultRequestHeaders.Authorization = new("Bearer", HostProcess.Token);
    }

    /// <summary>Ends the program at once.</summary>
    public void Kill() => _host!.Kill();

    public void Listen()
    {
        _listener = new TcpListener(IPAddress.Loopback, _port);
        _listener.Start();
    }

    public void StopListening() => _listener!.Dispose();

    /// <summary>Declares the system with a check that is due in a few seconds.</summary>
    public async Task DeclareAsync()
    {
        _check = DueSoon();
        using var content = new StringContent(
            $$"""
            {"name":{"ar":"م","fr":"s","en":"s"},"fictional":true,"tenant":"cnas","kind":"portal","phase":"production","classification":"public",
            "criticality":"low","personalData":false,"sensitiveData":false,"highRisk":false,"vitalStateInterest":false,"dataCategories":[],
            "placements":[{"id":"p1","role":"primary","siteId":"alg-dc1","encryptedAtRest":true}],
            "checks":[{"id":"{{_check}}","kind":"tcp","target":"tcp://127.0.0.1:{{_port}}","interval":"{{Interval}}s","timeout":"2s"}]}
            """,
            global::System.Text.Encoding.UTF8, "application/json");
        using var answer = await _client!.PutAsync($"/api/v1/systems/{System}", content, Cancel);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Cancel));
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var document = JsonDocument.Parse(await _client!.GetStringAsync(path, Cancel));
        return document.RootElement.Clone();
    }

    public Task<JsonElement> StateAsync() => GetAsync($"/api/v1/checks/{System}/{_check}");

    public async Task<JsonElement> UntilAsync(string state, TimeSpan limit) =>
        (JsonElement)await Waiting.ForAsync($"`{_check}` being {state}", limit, async _ =>
        {
            var seen = await StateAsync();
            return seen.GetProperty("state").GetString() == state ? (object)seen : null;
        });

    /// <summary>The changes of the check's state as the ledger tells them.</summary>
    public async Task<string> ChangesAsync()
    {
        var entries = await GetAsync("/api/v1/ledger/entries?type=checks/state-changed/1&limit=1000");
        var changes = entries.GetProperty("items").EnumerateArray()
            .Select(entry => (At: entry.GetProperty("position").GetInt64(), Body: Body(entry)))
            .Where(entry => entry.Body.GetProperty("check").GetString() == $"{System}/{_check}")
            .OrderBy(entry => entry.At)
            .Select(entry => $"{entry.Body.GetProperty("from").GetString()}>{entry.Body.GetProperty("to").GetString()}");
        return string.Join(' ', changes);
    }

    public async ValueTask DisposeAsync()
    {
        _client?.Dispose();
        _listener?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static JsonElement Body(JsonElement entry) => entry.TryGetProperty("body", out var body) ? body : entry.GetProperty("entry").GetProperty("body");

    // Checks are spread over their interval by their ids. Of many ids the test takes one that does not keep it waiting.
    private static string DueSoon()
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        return Enumerable.Range(0, 200).Select(i => string.Create(CultureInfo.InvariantCulture, $"port-{i}"))
            .First(name => Wait(CheckId.Of(System, name)) is >= 6 and <= 11);

        long Wait(CheckId check)
        {
            var phase = check.Hash % Interval;
            phase -= phase % (int)CheckLimits.FastTick.TotalSeconds;
            return Interval - ((now - phase) % Interval);
        }
    }
}
