using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Programs that come with a certificate instead of a token, over real TLS.</summary>
public sealed class CertificateTests : IAsyncLifetime
{
    private const string Systems = "/api/v1/systems";
    private const string Backup = "spiffe://dc.example/backup";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-clients-").FullName;
    private readonly ClientAuthority _authority = new("Authority of programs");
    private X509Certificate2? _pinned;
    private HostProcess? _host;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _pinned = _authority.Issue(null, name: "CN=pinned");
        var file = Path.Combine(_folder, "clients.pem");
        await File.WriteAllTextAsync(file, _authority.Pem, Cancel);
        _host = await HostProcess.StartAsync(new HostStart
        {
            Data = Path.Combine(_folder, "data"), Tls = true,
            Settings = ImmutableDictionary<string, string>.Empty
                .Add("DCOPS_Clients__AuthorityFile", file)
                .Add("DCOPS_Clients__Mappings__0__Uri", Backup)
                .Add("DCOPS_Clients__Mappings__0__Name", "backup")
                .Add("DCOPS_Clients__Mappings__0__Roles", "operator,platform-admin")
                .Add("DCOPS_Clients__Mappings__0__Tenant", "*")
                .Add("DCOPS_Clients__Mappings__1__Thumbprint", _pinned.GetCertHashString(HashAlgorithmName.SHA256))
                .Add("DCOPS_Clients__Mappings__1__Name", "pinned")
                .Add("DCOPS_Clients__Mappings__1__Roles", "auditor")
                .Add("DCOPS_Clients__Mappings__1__Tenant", "*")
                .Add("DCOPS_Clients__Mappings__1__Scopes", "estate.read")
                .Add("DCOPS_Clients__Mappings__2__Subject", "CN=elsewhere, O=Example")
                .Add("DCOPS_Clients__Mappings__2__Name", "elsewhere")
                .Add("DCOPS_Clients__Mappings__2__Roles", "auditor")
                .Add("DCOPS_Clients__Mappings__2__Tenant", "*")
                .Add("DCOPS_Clients__Mappings__2__Networks", "192.0.2.0/24"),
        });
    }

    [Fact]
    public async Task A_certificate_of_the_table_opens_what_its_row_says_and_the_ledger_names_the_client()
    {
        using var backup = _authority.Issue(Backup);
        Assert.Equal(200, await AskAsync(backup));
        Assert.Equal(200, await AskAsync(_pinned));
        Assert.Equal(403, await AskAsync(_pinned, "/api/v1/findings"));

        using var http = Client(backup);
        using var body = new StringContent(
            new JsonObject
            {
                ["name"] = "made by a certificate", ["subject"] = "by-certificate", ["roles"] = new JsonArray("auditor"), ["tenant"] = "*",
                ["expiresAt"] = TimeProvider.System.GetUtcNow().AddDays(1).ToString("O", System.Globalization.CultureInfo.InvariantCulture),
            }.ToJsonString(),
            System.Text.Encoding.UTF8, "application/json");
        using var made = await http.PostAsync(new Uri("/api/v1/tokens", UriKind.Relative), body, Cancel);
        Assert.Equal(201, (int)made.StatusCode);
        var entries = await http.GetStringAsync(new Uri("/api/v1/ledger/entries?actor=client/backup", UriKind.Relative), Cancel);
        Assert.Equal("mtls", JsonNode.Parse(entries)!["items"]!.AsArray().Single()!["entry"]!["auth"]!.GetValue<string>());
    }

    [Fact]
    public async Task Every_other_certificate_is_answered_like_none()
    {
        using var strangers = new ClientAuthority("Authority of programs");
        using var unknownAuthority = strangers.Issue(Backup);
        using var over = _authority.Issue(Backup, isOver: true);
        using var unmapped = _authority.Issue("spiffe://dc.example/other");
        using var nameless = _authority.Issue(null);
        using var forServers = _authority.Issue(Backup, ClientAuthority.ForServers);
        using var forAnything = _authority.Issue(Backup, purpose: null);
        using var fromElsewhere = _authority.Issue(null, name: "CN=elsewhere, O=Example");
        var expected = await BodyAsync(null);
        foreach (var shown in (X509Certificate2[])[unknownAuthority, over, unmapped, nameless, forServers, forAnything, fromElsewhere])
        {
            Assert.Equal(expected, await BodyAsync(shown));
        }

        Assert.StartsWith("401 ", expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_lends_nothing_to_a_token_or_a_session_and_a_header_is_no_certificate()
    {
        using var backup = _authority.Issue(Backup);
        Assert.Equal(401, await AskAsync(backup, Systems, ("Authorization", "Bearer dcops_nobody-has-this-token-0123456789abcdef")));
        Assert.Equal(401, await AskAsync(backup, Systems, ("Authorization", "Basic dTpw")));

        // The console knows people alone.
        using (var http = Client(backup))
        {
            using var answer = await http.GetAsync(new Uri("/en/systems", UriKind.Relative), Cancel);
            Assert.Equal("/en/sign-in", answer.Headers.Location?.ToString());
        }

        var pem = Convert.ToBase64String(backup.RawData);
        foreach (var header in (string[])["X-Client-Cert", "X-ARR-ClientCert", "ssl-client-cert", "X-Forwarded-Client-Cert", "Client-Cert"])
        {
            Assert.Equal(401, await AskAsync(null, Systems, (header, pem)));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        _pinned?.Dispose();
        _authority.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<int> AskAsync(X509Certificate2? certificate, string path = Systems, params (string Name, string Value)[] headers)
    {
        using var http = Client(certificate);
        foreach (var (name, value) in headers)
        {
            http.DefaultRequestHeaders.TryAddWithoutValidation(name, value);
        }

        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        return (int)answer.StatusCode;
    }

    private async Task<string> BodyAsync(X509Certificate2? certificate)
    {
        using var http = Client(certificate);
        using var answer = await http.GetAsync(new Uri(Systems, UriKind.Relative), Cancel);
        var body = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!.AsObject();
        body.Remove("traceId");
        return $"{(int)answer.StatusCode} {body.ToJsonString()}";
    }

    private HttpClient Client(X509Certificate2? certificate)
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
        {
            TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck,
            CustomTrustStore = { X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_folder, "data", "tls", "authority.pem")) },
        };
        if (certificate is not null)
        {
            handler.SslOptions.ClientCertificates = [certificate];
            handler.SslOptions.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }

        return new HttpClient(handler) { BaseAddress = _host!.Address };
    }
}
