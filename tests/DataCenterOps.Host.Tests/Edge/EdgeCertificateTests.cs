using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DataCenterOps.Components;
using Microsoft.Extensions.Configuration;

namespace DataCenterOps.Host.Tests.Edge;

/// <summary>Which certificate the edge shows, and when it shows another.</summary>
public sealed class EdgeCertificateTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _data = Directory.CreateTempSubdirectory("dcops-edge-data-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task With_tls_the_program_makes_an_authority_that_a_client_trusts_once()
    {
        string shown;
        var files = Path.Combine(_data, "tls");
        await using (var host = await HostProcess.StartAsync(new HostStart { Data = _data, Tls = true }))
        {
            var seen = await Handshake.WithAsync(host.Address.Port, Trust(files));
            shown = seen.Thumbprint;
            Assert.InRange(seen.Life, TimeSpan.FromDays(390), TimeSpan.FromDays(398));
            using var plain = new HttpClient();
            await Assert.ThrowsAsync<HttpRequestException>(() => plain.GetAsync($"http://localhost:{host.Address.Port}/healthz/ready", Cancel));
            using var handler = new SocketsHttpHandler();
            handler.SslOptions.CertificateChainPolicy = Trust(files);
            using var client = new HttpClient(handler) { BaseAddress = host.Address };
            using var answer = await client.GetAsync("/healthz/ready", Cancel);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Contains("max-age=", string.Join(' ', answer.Headers.GetValues("Strict-Transport-Security")), StringComparison.Ordinal);
        }

        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(files))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        await using var again = await HostProcess.StartAsync(new HostStart { Data = _data, Tls = true });
        Assert.Equal(shown, (await Handshake.WithAsync(again.Address.Port, Trust(files))).Thumbprint);
    }

    [Fact]
    public void The_authority_that_the_program_makes_speaks_for_this_machine_only()
    {
        var authority = new DevelopmentAuthority(_data, TimeProvider.System);
        authority.Prepare();
        using var root = X509Certificate2.CreateFromPemFile(authority.AuthorityFile, Path.Combine(_data, "authority.key"));
        using var own = X509CertificateLoader.LoadCertificateFromFile(authority.Edge.Certificate);
        Assert.True(IsTrusted(own, root));

        using var stolen = Sign(root, "portal.example");
        Assert.False(IsTrusted(stolen, root));
        using var still = Sign(root, "localhost");
        Assert.True(IsTrusted(still, root));
    }

    [Fact]
    public async Task A_renewed_certificate_is_shown_without_a_restart_and_what_cannot_be_used_changes_nothing()
    {
        using var files = new EdgeFolder();
        var first = files.Renew();
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _data, Settings = files.Settings, Https = true });
        var seen = await Handshake.WithAsync(host.Address.Port, files.Trust(), SslProtocols.Tls12);
        Assert.Equal((first, SslProtocols.Tls12), (seen.Thumbprint, seen.Protocol));

        // The intermediate comes with the leaf: who trusts only the root is content.
        var second = files.Renew();
        await ShownAsync(host, files, second);
        Assert.Equal(SslProtocols.Tls13, (await Handshake.WithAsync(host.Address.Port, files.Trust())).Protocol);

        await File.WriteAllTextAsync(files.KeyFile, "no key", Cancel);
        await SaysAsync(host, "are not a PEM certificate");
        files.Renew(TimeSpan.FromMinutes(-1));
        await SaysAsync(host, "not now");
        Assert.Equal(second, (await Handshake.WithAsync(host.Address.Port, files.Trust())).Thumbprint);

        await ShownAsync(host, files, files.Renew());
    }

    [Fact]
    public void Files_that_hold_no_certificate_of_today_are_told_before_anything_is_opened()
    {
        using var files = new EdgeFolder();
        files.Renew();
        Assert.Empty(Errors(files));
        files.Renew(TimeSpan.FromMinutes(-1));
        Assert.Contains("not now", Assert.Single(Errors(files)), StringComparison.Ordinal);
        var others = File.ReadAllText(files.KeyFile);
        files.Renew();
        File.WriteAllText(files.KeyFile, others);
        Assert.Contains("belongs to it", Assert.Single(Errors(files)), StringComparison.Ordinal);
        File.Delete(files.CertificateFile);
        Assert.Contains("cannot be read", Assert.Single(Errors(files)), StringComparison.Ordinal);
    }

    private static System.Collections.Immutable.ImmutableArray<string> Errors(EdgeFolder files) => HostSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Tls:CertificateFile"] = files.CertificateFile, ["Tls:KeyFile"] = files.KeyFile,
        }).Build()).Errors;

    private static async Task ShownAsync(HostProcess host, EdgeFolder files, string thumbprint) => await Waiting.ForAsync(
        "the renewed certificate", Patience,
        async _ => (await Handshake.WithAsync(host.Address.Port, files.Trust())).Thumbprint == thumbprint ? "shown" : null);

    private static async Task SaysAsync(HostProcess host, string text) => await Waiting.ForAsync(
        $"`{text}`", Patience, _ => Task.FromResult(host.Output.Contains(text, StringComparison.Ordinal) ? "said" : null));

    private static X509ChainPolicy Trust(string folder) => new()
    {
        TrustMode = X509ChainTrustMode.CustomRootTrust,
        RevocationMode = X509RevocationMode.NoCheck,
        CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, "authority.pem")) },
    };

    private static bool IsTrusted(X509Certificate2 certificate, X509Certificate2 root)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.CustomTrustStore.Add(root);
        return chain.Build(certificate);
    }

    private static X509Certificate2 Sign(X509Certificate2 root, string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=x", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.Create(root, now.AddMinutes(-4), now.AddDays(1), RandomNumberGenerator.GetBytes(8));
    }
}
