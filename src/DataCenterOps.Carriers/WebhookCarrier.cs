using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers;

/// <summary>
/// Events to a program: CloudEvents 1.0 in their structured form, signed as Standard Webhooks says (HMAC-SHA-256 over id, time and body).
/// Every status but 2xx is a failure; only 410 is final: the receiver says that it wants no more.
/// </summary>
internal sealed class WebhookCarrier : ICarrier, IDisposable
{
    private static readonly TimeSpan ConnectionLife = TimeSpan.FromMinutes(5);

    private readonly WebhookSettings _settings;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public WebhookCarrier(WebhookSettings settings, TimeProvider time)
    {
        (_settings, _time) = (settings, time);
        _http = new HttpClient(Handler(settings)) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public string Name => $"webhook/{_settings.Name}";

    public ImmutableArray<string> Kinds => _settings.Kinds;

    public async Task<CarrierOutcome> SendAsync(Envelope envelope, CancellationToken cancellationToken)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        time.CancelAfter(MessageLimits.SendTime);
        try
        {
            using var request = Request(envelope);

            // What the receiver answers is not read: nothing in it matters.
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, time.Token);
            return response.IsSuccessStatusCode
                ? new CarrierOutcome.Delivered()
                : new CarrierOutcome.Failed(
                    string.Create(CultureInfo.InvariantCulture, $"http-{(int)response.StatusCode}"), response.StatusCode == HttpStatusCode.Gone);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return CarrierOutcome.Timeout;
        }
        catch (HttpRequestException exception)
        {
            return exception.InnerException is AuthenticationException ? CarrierOutcome.Tls : CarrierOutcome.Unreachable;
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Envelope envelope)
    {
        var body = CloudEvent.Write(envelope);
        var at = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, _settings.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/cloudevents+json", "utf-8");
        request.Headers.Add("webhook-id", envelope.Id);
        request.Headers.Add("webhook-timestamp", at);
        request.Headers.Add("webhook-signature", $"v1,{Sign(envelope.Id, at, body)}");
        return request;
    }

    private string Sign(string id, string at, byte[] body) =>
        Convert.ToBase64String(HMACSHA256.HashData(_settings.Secret.AsSpan(), [.. Encoding.UTF8.GetBytes($"{id}.{at}."), .. body]));

    private static SocketsHttpHandler Handler(WebhookSettings settings) => new()
    {
        // A redirection would carry the event to somebody whom nobody has configured.
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = ConnectionLife,
        SslOptions =
        {
            EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) => settings.Trust.Judge(certificate, chain, errors),
        },
    };
}
