using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace DataCenterOps.Carriers.Tests;

/// <summary>Lines of syslog, against real listeners.</summary>
public sealed class SyslogCarrierTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Fact]
    public async Task A_datagram_is_one_line_as_RFC_5424_says()
    {
        using var listener = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var carrier = Carrier(((IPEndPoint)listener.Client.LocalEndPoint!).Port, SyslogProtocol.Udp);

        Assert.IsType<CarrierOutcome.Delivered>(await carrier.SendAsync(Letters.Letter("en", "a \"quoted\" \\ pack]\r\n<134>1 - - - - - forged"), Cancel));

        var line = Encoding.UTF8.GetString((await listener.ReceiveAsync(Cancel)).Buffer);
        Assert.Matches(
            """
            ^<85>1 2026-11-25T18:30:00\.000000Z [!-~]+ dcops - approval\.asked \[dcops@32473 id="01990000-aaaa-7bbb-8ccc-000000000001"( [a-z]+="([^"\\\]]|\\["\\\]])*")+\] \uFEFFA request waits
            """.Trim(),
            line);
        Assert.Contains("""subject="a \"quoted\" \\ pack\]  <134>1 - - - - - forged" until=""", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
        Assert.DoesNotContain("amina@example.dz", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_structured_data_is_named_by_the_number_of_whoever_runs_it()
    {
        using var listener = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var settings = new SyslogSettings("localhost", ((IPEndPoint)listener.Client.LocalEndPoint!).Port, SyslogProtocol.Udp, _authority.Trust) { Enterprise = uint.MaxValue };

        Assert.IsType<CarrierOutcome.Delivered>(await new SyslogCarrier(settings).SendAsync(Letters.Letter(), Cancel));

        Assert.Contains(" [dcops@4294967295 id=", Encoding.UTF8.GetString((await listener.ReceiveAsync(Cancel)).Buffer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Over_TLS_each_line_comes_after_its_length_in_octets()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var certificate = _authority.Sign("localhost");
        var reading = ReadAsync(listener, certificate);

        Assert.IsType<CarrierOutcome.Delivered>(
            await Carrier(((IPEndPoint)listener.LocalEndpoint).Port, SyslogProtocol.Tls).SendAsync(Letters.Letter("ar"), Cancel));

        var bytes = await reading;
        var space = Array.IndexOf(bytes, (byte)' ');
        Assert.Equal(bytes.Length - space - 1, int.Parse(Encoding.ASCII.GetString(bytes, 0, space), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Contains("طلب ينتظر موافقتك", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collector_that_nobody_knows_or_that_is_away_gets_no_line()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var certificate = _authority.Sign("logs.example.dz");
        var reading = ReadAsync(listener, certificate);
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        Assert.Equal(new CarrierOutcome.Failed("tls", false), await Carrier(port, SyslogProtocol.Tls).SendAsync(Letters.Letter(), Cancel));
        Assert.Empty(await reading);

        Assert.Equal(
            new CarrierOutcome.Failed("unreachable", false),
            await Carrier(MailServer.FreePort(), SyslogProtocol.Tcp).SendAsync(Letters.Letter(), Cancel));
    }

    private SyslogCarrier Carrier(int port, SyslogProtocol protocol) => new(new SyslogSettings("localhost", port, protocol, _authority.Trust));

    private static async Task<byte[]> ReadAsync(TcpListener listener, X509Certificate2 certificate)
    {
        using var client = await listener.AcceptTcpClientAsync(Cancel);
        await using var tls = new SslStream(client.GetStream());
        using var read = new MemoryStream();
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = certificate }, Cancel);
            await tls.CopyToAsync(read, Cancel);
        }
        catch (Exception exception) when (exception is IOException or System.Security.Authentication.AuthenticationException)
        {
            // The carrier has hung up, as it should.
        }

        return read.ToArray();
    }
}
