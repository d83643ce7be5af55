using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using DataCenterOps.Components;

namespace DataCenterOps.Host.Tests.Opening;

/// <summary>What the first administrator does with the flags of the program.</summary>
public sealed partial class FlagTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-flags-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task With_tls_the_edge_shows_a_certificate_of_its_own_and_keeps_it()
    {
        string shown;
        await using (var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Tls = true }))
        {
            using var certificate = await ShownAsync(host.Address.Port);
            shown = certificate.Thumbprint;
            Assert.True(certificate.MatchesHostname("localhost"));
            Assert.InRange(certificate.NotAfter - certificate.NotBefore, TimeSpan.FromDays(390), TimeSpan.FromDays(398));
            using var plain = new HttpClient();
            await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync($"http://localhost:{host.Address.Port}/healthz/ready", Cancel));

            // Who trusts this one certificate, and no other, reaches the program by its name.
            using var handler = new SocketsHttpHandler();
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { certificate },
            };
            using var client = new HttpClient(handler) { BaseAddress = host.Address };
            using var answer = await client.GetAsync("/healthz/ready", Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "edge.pfx")));
        }

        await using var again = await HostProcess.StartAsync(new HostStart { Data = _folder, Tls = true });
        using var kept = await ShownAsync(again.Address.Port);
        Assert.Equal(shown, kept.Thumbprint);
    }

    [Fact]
    public async Task The_first_start_prints_a_link_that_works_once_and_admin_link_prints_another()
    {
        string first;
        await using (var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null, Estate = Repository.SampleEstate }))
        {
            first = LinkIn(host.Output);
            Assert.StartsWith(host.Address.ToString(), first, StringComparison.Ordinal);
            Assert.True(await SignInAsync(host.Address, first));
            Assert.False(await SignInAsync(host.Address, first));
        }

        await using (var quiet = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null }))
        {
            Assert.DoesNotContain("/sign-in/", quiet.Output, StringComparison.Ordinal);
        }

        await using var asked = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null, Arguments = ["--admin-link"] });
        var second = LinkIn(asked.Output);
        Assert.True(await SignInAsync(asked.Address, second));
        Assert.False(await SignInAsync(asked.Address, first));
    }

    private static string LinkIn(string output) => Link().Match(output) is { Success: true } found
        ? found.Value
        : throw new InvalidOperationException($"no link was printed:\n{output}");

    /// <summary>Opens the link and presses the button, as a browser would; whether that leads into the console.</summary>
    private static async Task<bool> SignInAsync(Uri address, string link)
    {
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var browser = new HttpClient(handler) { BaseAddress = address };
        var page = await browser.GetStringAsync(new Uri(link).PathAndQuery, Cancel);
        var fields = Field().Matches(page).ToDictionary(
            field => field.Groups["name"].Value, field => WebUtility.HtmlDecode(field.Groups["value"].Value), StringComparer.Ordinal);
        using var form = new FormUrlEncodedContent(fields);
        using var answer = await browser.PostAsync("/session", form, Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return !answer.RequestMessage!.RequestUri!.AbsolutePath.Contains("sign-in", StringComparison.Ordinal);
    }

    private static async Task<X509Certificate2> ShownAsync(int port)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("localhost", port, Cancel);
        using var stream = new SslStream(client.GetStream());
        await stream.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                CertificateChainPolicy = new X509ChainPolicy { VerificationFlags = X509VerificationFlags.AllFlags },
            },
            Cancel);
        return X509CertificateLoader.LoadCertificate(stream.RemoteCertificate!.GetRawCertData());
    }

    [GeneratedRegex("https?://[^ ]*/sign-in/[^ \\n]+", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
