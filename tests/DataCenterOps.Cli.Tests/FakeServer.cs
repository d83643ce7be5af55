using System.Net;
using System.Text;

namespace DataCenterOps.Cli.Tests;

/// <summary>A server that answers what a test says, and remembers what it was asked.</summary>
internal sealed class FakeServer : HttpMessageHandler
{
    private readonly Queue<Func<HttpResponseMessage>> _answers = new();

    public List<(string Method, string Path, string Body, string? MediaType, string? Operation)> Asked { get; } = [];

    public FakeServer Answers(int status, string json, int? retryAfterSeconds = null)
    {
        _answers.Enqueue(() =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status)
            {
                Content = new StringContent(json, Encoding.UTF8, status < 400 ? "application/json" : "application/problem+json"),
            };
            if (retryAfterSeconds is { } seconds)
            {
                response.Headers.RetryAfter = new(TimeSpan.FromSeconds(seconds));
            }

            return response;
        });
        return this;
    }

    /// <summary>Answers with the beginning of a body alone.</summary>
    public FakeServer BreaksOff(string begins)
    {
        _answers.Enqueue(() => new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent(begins) });
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var operation = request.Headers.TryGetValues("Idempotency-Key", out var keys) ? keys.Single() : null;
        Asked.Add((
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            body,
            request.Content?.Headers.ContentType?.MediaType,
            operation));
        return _answers.Count > 0 ? _answers.Dequeue()() : throw new HttpRequestException("connection refused");
    }
}
