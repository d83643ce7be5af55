using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Server;

/// <summary>Asks the server. A request that the server asked to be repeated is repeated with the same operation id.</summary>
internal sealed class DcopsServer : IDisposable
{
    private readonly HttpClient _client;
    private readonly HttpMessageHandler _requests;
    private readonly TimeProvider _time;
    private readonly Lazy<AuthenticationHeaderValue?> _authorization;

    /// <summary>Speaks to <paramref name="address"/> with what <paramref name="token"/> finds, which is asked before the first request.</summary>
    public DcopsServer(Uri address, Func<string?> token, HttpMessageHandler requests, TimeProvider time)
    {
        Address = address;
        _requests = requests;
        _time = time;
        _authorization = new Lazy<AuthenticationHeaderValue?>(() => Authorization(token()));
        _client = new HttpClient(requests, disposeHandler: false)
        {
            BaseAddress = address,
            Timeout = CliLimits.Request,
            MaxResponseContentBufferSize = CliLimits.AnswerBytes,
        };
        _client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("dcops", null));
    }

    /// <summary>Where it is.</summary>
    public Uri Address { get; }

    /// <summary>Told before a token crosses a network in clear text.</summary>
    public Action? TokenTravelsOpenly { get; init; }

    /// <summary>The same server, asked with another token.</summary>
    public DcopsServer As(string token) => new(Address, () => token, _requests, _time) { TokenTravelsOpenly = TokenTravelsOpenly };

    /// <summary>Reads <paramref name="path"/>.</summary>
    public Task<ServerAnswer> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <summary>Sends JSON to <paramref name="path"/>.</summary>
    public Task<ServerAnswer> PostAsync(string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, new RequestBody(json, "application/json"), cancellationToken);

    /// <summary>Reads <paramref name="path"/> as it arrives, however much it is.</summary>
    /// <exception cref="CommandFailedException">It was not done, or the answer broke off.</exception>
    public Task DownloadAsync(string path, Func<Stream, CancellationToken, Task> save, CancellationToken cancellationToken) =>
        DownloadAsync(HttpMethod.Get, path, save, cancellationToken);

    /// <summary>Asks for <paramref name="path"/> and reads the answer as it arrives, however much it is.</summary>
    /// <exception cref="CommandFailedException">It was not done, or the answer broke off.</exception>
    public async Task DownloadAsync(HttpMethod method, string path, Func<Stream, CancellationToken, Task> save, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Authorization = _authorization.Value;
        using var response = await ReachAsync(request, cancellationToken, HttpCompletionOption.ResponseHeadersRead);
        if (!response.IsSuccessStatusCode)
        {
            new ServerAnswer((int)response.StatusCode, await ReadAsync(response, cancellationToken)).Required();
        }

        try
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            await save(body, cancellationToken);
        }
        catch (Exception exception) when (exception is HttpIOException or IOException { InnerException: SocketException })
        {
            throw new CommandFailedException(ExitCode.NotAllowed, "the answer broke off: ask again");
        }
    }

    /// <summary>Sends a file as it is read, however long it takes.</summary>
    /// <exception cref="CommandFailedException">The server cannot be reached, or has broken off.</exception>
    public async Task<ServerAnswer> UploadAsync(string path, Stream body, CancellationToken cancellationToken)
    {
        // Without a limit of its own: the server reads, verifies and writes before it answers. Who waits may break off.
        using var client = new HttpClient(_requests, disposeHandler: false) { BaseAddress = Address, Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        using var content = new StreamContent(body);
        request.Content = content;
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/gzip");
        request.Headers.Authorization = _authorization.Value;

        // A server that does not want it says so before it is sent.
        request.Headers.ExpectContinue = true;
        using var response = await ReachAsync(request, cancellationToken, by: client);
        return new ServerAnswer((int)response.StatusCode, await ReadAsync(response, cancellationToken));
    }

    /// <summary>Sends a request under one operation id, at most <see cref="CliLimits.Repeats"/> times again.</summary>
    /// <exception cref="CommandFailedException">The server cannot be reached.</exception>
    public async Task<ServerAnswer> SendAsync(
        HttpMethod method, string path, RequestBody? body, CancellationToken cancellationToken)
    {
        // Addresses forget such segments: the request would go to what lies above.
        if (path.Split('?')[0].Split('/').Any(segment => segment is "." or ".."))
        {
            throw new CommandFailedException(ExitCode.Usage, "`.` and `..` are no ids");
        }

        var operation = Guid.CreateVersion7(_time.GetUtcNow()).ToString("D");
        for (var repeat = 0; ; repeat++)
        {
            using var request = new HttpRequestMessage(method, path);
            if (body is not null)
            {
                request.Content = new ReadOnlyMemoryContent(body.Bytes);
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(body.MediaType);
            }

            request.Headers.Authorization = _authorization.Value;
            if (method != HttpMethod.Get)
            {
                request.Headers.Add("Idempotency-Key", operation);
            }

            using var response = await ReachAsync(request, cancellationToken);
            if (repeat < CliLimits.Repeats && WaitBeforeRepeat(response) is { } wait)
            {
                await Task.Delay(wait, _time, cancellationToken);
                continue;
            }

            return new ServerAnswer((int)response.StatusCode, await ReadAsync(response, cancellationToken)) { Tree = PastTree.Of(response.Headers) };
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private AuthenticationHeaderValue? Authorization(string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            return null;
        }

        if (!AuthenticationHeaderValue.TryParse("Bearer " + token.Trim(), out var header))
        {
            throw new CommandFailedException(ExitCode.Usage, "DCOPS_TOKEN is no token: it holds characters that no header may hold");
        }

        if (Address.Scheme == Uri.UriSchemeHttp && !Address.IsLoopback)
        {
            TokenTravelsOpenly?.Invoke();
        }

        return header;
    }

    private static TimeSpan? WaitBeforeRepeat(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
        && response.Headers.RetryAfter?.Delta is { } wait && wait <= CliLimits.RepeatWait
            ? wait
            : null;

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        try
        {
            return bytes.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(bytes);
        }
        catch (JsonException)
        {
            // A proxy's error page, or no dcops at all. The status alone then says what there is to say.
            return response.IsSuccessStatusCode
                ? throw new CommandFailedException(ExitCode.NotAllowed, "the answer is no JSON: is this the address of a dcops server?")
                : default;
        }
    }

    private async Task<HttpResponseMessage> ReachAsync(
        HttpRequestMessage request, CancellationToken cancellationToken, HttpCompletionOption until = HttpCompletionOption.ResponseContentRead,
        HttpClient? by = null)
    {
        try
        {
            return await (by ?? _client).SendAsync(request, until, cancellationToken);
        }
        catch (HttpRequestException failure) when (failure.InnerException is CommandFailedException told)
        {
            throw new CommandFailedException(told.Code, told.Message);
        }
        catch (HttpRequestException failure)
        {
            var cause = failure.InnerException switch
            {
                SocketException socket => socket.Message,
                AuthenticationException tls => $"{tls.Message} Name its authority in DCOPS_CA_FILE if it is one of your own.",
                _ => failure.Message,
            };
            throw new CommandFailedException(ExitCode.NotAllowed, $"cannot reach `{Address}`: {cause}");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandFailedException(
                ExitCode.NotAllowed, $"no answer from `{Address}` within {CliLimits.Request.TotalMinutes:0} minutes");
        }
    }
}
