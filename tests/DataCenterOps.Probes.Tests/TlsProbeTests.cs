using System.Net;
using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes.Tests;

public sealed class TlsProbeTests
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData(-30, -1, CheckReasons.TlsExpired)]
    [InlineData(1, 30, CheckReasons.TlsNotYetValid)]
    [InlineData(-1, 9, CheckReasons.TlsUntrusted)]
    public async Task A_certificate_is_seen_whatever_is_wrong_with_it(int fromDays, int untilDays, string reason)
    {
        using var certificate = Certificates.SelfSigned(Now.AddDays(fromDays), Now.AddDays(untilDays));
        await using var server = new TlsServer(certificate);
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Tls, $"tls://localhost:{server.Port}");
        Assert.Null(seen.Fault);
        Assert.Equal(reason, seen.Tls!.Reason);
        Assert.False(seen.Tls.IsTrusted);
        Assert.Equal(Now.AddDays(untilDays).ToUnixTimeSeconds(), seen.Tls.LeafNotAfter.ToUnixTimeSeconds());
        Assert.Equal(["localhost", "127.0.0.1"], seen.Tls.Names);
        Assert.Equal(("ecdsa", 256, "DZ"), (seen.Tls.Algorithm, seen.Tls.KeyBits, seen.Tls.IssuerCountry));
    }

    [Fact]
    public async Task The_earliest_end_of_the_chain_is_told_apart_from_the_leaf()
    {
        var (leaf, issuer) = Certificates.Chain(Now, Now.AddDays(20));
        await using var server = new TlsServer(leaf, issuer);
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Tls, $"tls://localhost:{server.Port}");
        Assert.Equal(("rsa", 2048), (seen.Tls!.Algorithm, seen.Tls.KeyBits));
        Assert.True(seen.Tls.ChainNotAfter <= seen.Tls.LeafNotAfter);
        Assert.Contains("Test authority", seen.Tls.Issuer, StringComparison.Ordinal);
        leaf.Dispose();
        issuer.Dispose();
    }

    [Fact]
    public async Task A_certificate_for_another_name_says_so()
    {
        using var certificate = Certificates.SelfSigned(Now.AddDays(-1), Now.AddDays(30));
        await using var server = new TlsServer(certificate);
        using var probing = new Probing(resolver: new ListedResolver(["127.0.0.1"]));
        var seen = await probing.RunAsync(CheckKind.Tls, $"tls://etat-civil.dz.example:{server.Port}");
        Assert.Equal(CheckReasons.TlsName, seen.Tls!.Reason);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_server_whose_certificate_was_looked_at()
    {
        using var certificate = Certificates.SelfSigned(Now.AddDays(-1), Now.AddDays(30));
        await using var server = new TlsServer(certificate);
        using var probing = new Probing();
        await probing.RunAsync(CheckKind.Tls, $"tls://localhost:{server.Port}");
        Assert.Equal(0, server.BytesRead);
    }

    [Fact]
    public async Task The_sample_listener_is_found_by_its_own_name()
    {
        using var certificate = Certificates.SelfSigned(Now.AddDays(-1), Now.AddDays(9));
        await using var server = new TlsServer(certificate);
        using var probing = new Probing(self: new SelfAddress(null, new DnsEndPoint("localhost", server.Port)));
        var seen = await probing.RunAsync(CheckKind.Tls, "self-tls:expiring");
        Assert.Equal(Now.AddDays(9).ToUnixTimeSeconds(), seen.Tls!.LeafNotAfter.ToUnixTimeSeconds());
    }

    [Fact]
    public async Task A_page_over_an_ended_certificate_fails_with_the_reason_and_the_dates()
    {
        using var certificate = Certificates.SelfSigned(Now.AddDays(-30), Now.AddDays(-1));
        await using var server = new TlsServer(certificate);
        using var probing = new Probing();
        var seen = await probing.RunAsync(CheckKind.Http, $"https://localhost:{server.Port}/");
        Assert.Equal((CheckReasons.TlsExpired, false), (seen.Fault, seen.IsOurFault));
        Assert.NotNull(seen.Tls);
    }
}
