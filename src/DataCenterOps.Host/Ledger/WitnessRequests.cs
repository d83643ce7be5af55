using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Host;

/// <summary>Sends checkpoints to witnesses. What they answer is bounded in time and size, and believed only where it verifies.</summary>
internal sealed class WitnessRequests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(WitnessLimits.RequestSeconds);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        // Nobody but the witness that is configured is asked.
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = Patience,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Asks one witness once.</summary>
    public async Task<WitnessAnswer> AskAsync(PolicyWitness witness, AddCheckpoint request, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Patience);
        try
        {
            using var asked = new HttpRequestMessage(HttpMethod.Post, witness.Url!.TrimEnd('/') + "/add-checkpoint")
            {
                Content = new ByteArrayContent(Encoding.UTF8.GetBytes(request.ToString())),
            };
            asked.Content.Headers.ContentType = new MediaTypeHeaderValue("text/plain", "utf-8");
            using var answer = await _http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead, time.Token);
            return await BodyAsync(answer, time.Token) is { } body
                ? WitnessAnswer.Read(request, answer.StatusCode, body, witness.Verifier)
                : new WitnessAnswer.Failed("its answer is too long");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WitnessAnswer.Failed("it did not answer in time");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return new WitnessAnswer.Failed("it cannot be reached");
        }
    }

    /// <summary>Asks one witness once for what it has cosigned last of a log.</summary>
    /// <returns>The note, not verified, or nothing where it has cosigned none; or why there was no answer.</returns>
    public async Task<(byte[]? Note, string? Failure)> HeldAsync(PolicyWitness witness, string origin, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(Patience);
        try
        {
            var log = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(origin)));
            using var answer = await _http.GetAsync($"{witness.Url!.TrimEnd('/')}/{log}/checkpoint", HttpCompletionOption.ResponseHeadersRead, time.Token);
            return answer.StatusCode switch
            {
                HttpStatusCode.NotFound => (null, null),
                HttpStatusCode.OK => await BodyAsync(answer, time.Token) is { } body ? (body, null) : (null, "its answer is too long"),
                _ => (null, $"it answers {(int)answer.StatusCode}"),
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, "it did not answer in time");
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            return (null, "it cannot be reached");
        }
    }

    public void Dispose() => _http.Dispose();

    private static async Task<byte[]?> BodyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Conflict))
        {
            return [];
        }

        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var body = new byte[WitnessLimits.AnswerBytes + 1];
        var read = await stream.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, cancellationToken);
        return read > WitnessLimits.AnswerBytes ? null : body[..read];
    }
}
