using System.Net;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Probes.Guard;

namespace DataCenterOps.Probes;

/// <summary>
/// Asks for a page: no proxy, no cookies, no credentials, no decompression; every connection, also of a redirect, goes to
/// an address that the guard has judged.
/// </summary>
internal sealed class HttpProbe(GuardedConnector connector, ISelfAddress self, TimeProvider time) : IProbe
{
    private const int MaxHeaderKiB = 32;

    /// <inheritdoc/>
    public CheckKind Kind => CheckKind.Http;

    /// <inheritdoc/>
    public async Task<CheckObservation> ObserveAsync(ProbeRequest request, CancellationToken cancellationToken)
    {
        var isSelf = request.Check.Target is CheckTarget.Self;
        var first = request.Check.Target switch
        {
            CheckTarget.Page page => page.Address,
            CheckTarget.Self path when self.Http is { } own => new Uri(own, path.Path),
            _ => throw new ProbeFaultException(CheckReasons.ObserverFault, ours: true, "this program does not listen yet"),
        };
        var address = first;
        CertificateSeen? seen = null;
        using var handler = Handler(request, isSelf, certificate => seen = certificate);
        using var client = new HttpMessageInvoker(handler);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                using var question = Question(address);
                using var answer = await client.SendAsync(question, cancellationToken);
                if (!IsRedirect(answer, out var next))
                {
                    var body = await BodyAsync(answer, cancellationToken);
                    return new() { Kind = Kind, DurationMs = 0, Status = (int)answer.StatusCode, Body = body, Tls = seen };
                }

                address = Follow(address, next, redirects);
            }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or AuthenticationException)
        {
            return Fault(e, seen, redirected: address != first);
        }
    }

    private SocketsHttpHandler Handler(ProbeRequest request, bool isSelf, Action<CertificateSeen> record) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        MaxResponseHeadersLength = MaxHeaderKiB,
        ActivityHeadersPropagator = null,
        ConnectCallback = async (context, cancel) => new NetworkStream(
            await connector.ConnectAsync(
                Kind, context.DnsEndPoint.Host.Trim('[', ']'), context.DnsEndPoint.Port, request.DeclaredRanges, cancel),
            ownsSocket: true),
        SslOptions = new SslClientAuthenticationOptions
        {
            CertificateChainPolicy = CertificateReader.Policy(),
            RemoteCertificateValidationCallback = (_, certificate, chain, errors) =>
            {
                if (certificate is not X509Certificate2 leaf)
                {
                    return false;
                }

                var seen = CertificateReader.Read(leaf, chain, errors, time.GetUtcNow());
                record(seen);

                // Our own listener may show a certificate that nobody signed: what is asked is what the page says.
                return isSelf || errors == SslPolicyErrors.None;
            },
        },
    };

    private static HttpRequestMessage Question(Uri address)
    {
        var question = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version11 };
        question.Headers.UserAgent.Add(new ProductInfoHeaderValue("DataCenterOps-probe", "1"));
        question.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("*/*"));
        question.Headers.ConnectionClose = true;
        return question;
    }

    private static bool IsRedirect(HttpResponseMessage answer, out Uri next)
    {
        next = answer.Headers.Location!;
        return (int)answer.StatusCode is 301 or 302 or 303 or 307 or 308 && next is not null;
    }

    private static Uri Follow(Uri from, Uri next, int redirects)
    {
        var to = next.IsAbsoluteUri ? next : new Uri(from, next);
        return redirects < CheckLimits.Redirects && (to.Scheme is "http" or "https") && to.UserInfo.Length == 0
            ? to
            : throw new ProbeFaultException(CheckReasons.Redirect, ours: false, $"{redirects + 1} redirects, the last to `{to.Scheme}`");
    }

    private static async Task<string> BodyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var buffer = new byte[CheckLimits.BodyBytes];
        await using var stream = await answer.Content.ReadAsStreamAsync(cancellationToken);
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var text = answer.Content.Headers.ContentType?.CharSet?.Trim('"').ToUpperInvariant() is "ISO-8859-1" or "LATIN1"
            ? Encoding.Latin1
            : Encoding.UTF8;
        return text.GetString(buffer, 0, length);
    }

    private CheckObservation Fault(Exception e, CertificateSeen? seen, bool redirected)
    {
        if (ProbeFaultException.Find(e) is { } fault)
        {
            // Where a page sends us is its own doing: being led to a forbidden address is its failure, not ours.
            return redirected && fault.Reason == CheckReasons.TargetRefused
                ? CheckObservation.Failed(Kind, CheckReasons.Redirect, ours: false, 0, fault.Detail)
                : throw fault;
        }

        var reason = e switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                seen is { Reason.Length: > 0 } ? seen.Reason : CheckReasons.TlsFailed,
            AuthenticationException => CheckReasons.TlsFailed,
            HttpRequestException
            {
                HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded
                    or HttpRequestError.HttpProtocolError,
            } => CheckReasons.BadAnswer,
            _ => CheckReasons.ConnectionFailed,
        };
        return CheckObservation.Failed(Kind, reason, ours: false, 0) with { Tls = seen };
    }
}
