using System.Collections.Immutable;
using System.Net.Http.Headers;
using DataCenterOps.Components;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Api.Tests.Ledger;

/// <summary>Reads the log as an outsider does: bytes and headers.</summary>
internal sealed class LogReader(Uri address, string? token) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromSeconds(60) };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<LogReader> AuditorAsync(Hosts hosts, string mode) => new(await hosts.AddressAsync(mode), HostProcess.Token);

    public static async Task<LogReader> NobodyAsync(Hosts hosts, string mode) => new(await hosts.AddressAsync(mode), null);

    public async Task<HttpResponseMessage> GetAsync(string path, bool zipped = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        if (zipped)
        {
            request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip"));
        }

        return await _http.SendAsync(request, Token);
    }

    public async Task<byte[]> BytesAsync(string path)
    {
        using var answer = await GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(Token);
    }

    public async Task<int> StatusAsync(string path)
    {
        using var answer = await GetAsync(path);
        return (int)answer.StatusCode;
    }

    public async Task<ImmutableArray<INoteVerifier>> KeysAsync() =>
        NoteVerifiers.TryParse(System.Text.Encoding.UTF8.GetString(await BytesAsync("/api/v1/ledger/vkey")), out var keys, out var error)
            ? keys
            : throw new InvalidDataException(error);

    /// <summary>The newest checkpoint, its signatures verified; waits for one over so many entries.</summary>
    public async Task<Checkpoint> CheckpointAsync(long atLeast = 256)
    {
        while (true)
        {
            if (await StatusAsync("/ledger/checkpoint") == 200)
            {
                Assert.True(SignedNote.TryParse(await BytesAsync("/ledger/checkpoint"), out var note, out _));
                Assert.True(LogCheckpoint.TryOpen(note, await KeysAsync(), out var checkpoint, out var wrong), wrong);
                Assert.Equal(2, note.Signatures.Length);
                if (checkpoint.Size >= atLeast)
                {
                    return checkpoint;
                }
            }

            await Task.Delay(100, Token);
        }
    }

    public void Dispose() => _http.Dispose();
}
