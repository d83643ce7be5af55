using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer.Protocol;

namespace DataCenterOps.Carriers.Tests;

/// <summary>Mail, against a real server.</summary>
public sealed class SmtpCarrierTests : IDisposable
{
    private readonly TestAuthority _authority = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _authority.Dispose();

    [Theory]
    [InlineData("ar", "rtl", "طلب ينتظر موافقتك")]
    [InlineData("fr", "ltr", "Une demande attend votre accord")]
    [InlineData("en", "ltr", "A request waits for your consent")]
    public async Task A_mail_arrives_in_its_language_with_its_direction_and_a_name_that_stays(string language, string direction, string begins)
    {
        await using var server = MailServer.Start();
        var carrier = Plain(server.Port);

        Assert.IsType<CarrierOutcome.Delivered>(await carrier.SendAsync(Letters.Letter(language), Cancel));
        Assert.IsType<CarrierOutcome.Delivered>(await carrier.SendAsync(Letters.Letter(language), Cancel));

        var mails = await Task.WhenAll(server.Received.Select(ReadAsync));
        Assert.Equal(2, mails.Length);
        Assert.Equal("01990000-aaaa-7bbb-8ccc-000000000001@example.dz", Assert.Single(mails.Select(mail => mail.MessageId).Distinct(StringComparer.Ordinal)));
        Assert.StartsWith(begins, mails[0].Subject, StringComparison.Ordinal);
        Assert.Equal(("auto-generated", language), (mails[0].Headers["Auto-Submitted"], mails[0].Body!.Headers["Content-Language"]));
        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", mails[0].HtmlBody, StringComparison.Ordinal);
        Assert.Contains($"https://dcops.example.dz/{language}/approvals/0199-1", mails[0].TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_somebody_has_typed_becomes_a_header_or_another_receiver()
    {
        await using var server = MailServer.Start();
        const string hostile = "pack\r\nBcc: mallory@example.com\r\n\r\n<script>alert(1)</script>\n.\r\nRCPT TO:<mallory@example.com>\u2028\u202Egnol";

        Assert.IsType<CarrierOutcome.Delivered>(await Plain(server.Port).SendAsync(Letters.Letter("en", hostile), Cancel));

        var mail = await ReadAsync(Assert.Single(server.Received));
        Assert.Equal("amina@example.dz", Assert.Single(server.Receivers));
        Assert.Equal("amina@example.dz", Assert.Single(mail.To.Mailboxes).Address);
        Assert.Empty(mail.Bcc);
        Assert.Null(mail.Headers["Bcc"]);
        Assert.DoesNotContain("<script>", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain('\u202E', mail.Subject + mail.TextBody + mail.HtmlBody);
    }

    [Fact]
    public async Task TLS_from_the_first_byte_and_before_the_first_word_with_a_password_and_an_authority_of_ones_own()
    {
        foreach (var security in (SmtpSecurity[])[SmtpSecurity.Tls, SmtpSecurity.StartTls])
        {
            await using var server = MailServer.Start(_authority.Sign("localhost"), security == SmtpSecurity.Tls, "the-password");
            var settings = new SmtpSettings("localhost", server.Port, security, Letters.From, _authority.Trust) { User = "dcops", Password = "the-password" };

            Assert.IsType<CarrierOutcome.Delivered>(await new SmtpCarrier(settings).SendAsync(Letters.Letter(), Cancel));
            Assert.Equal(new CarrierOutcome.Failed("sign-in", false), await new SmtpCarrier(settings with { Password = "another" }).SendAsync(Letters.Letter(), Cancel));
            Assert.Single(server.Received);
            Assert.DoesNotContain("the-password", settings.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_server_without_TLS_or_with_another_name_or_authority_gets_no_mail()
    {
        await using var bare = MailServer.Start();
        await using var other = MailServer.Start(_authority.Sign("mail.example.dz"));
        await using var unknown = MailServer.Start(_authority.Sign("localhost"), isSecure: true);
        SmtpSettings[] settings =
        [
            new("localhost", bare.Port, SmtpSecurity.StartTls, Letters.From, _authority.Trust),
            new("localhost", other.Port, SmtpSecurity.StartTls, Letters.From, _authority.Trust),
            new("localhost", unknown.Port, SmtpSecurity.Tls, Letters.From, ServerTrust.OfMachine),
        ];
        foreach (var one in settings)
        {
            Assert.Equal(new CarrierOutcome.Failed("tls", false), await new SmtpCarrier(one).SendAsync(Letters.Letter(), Cancel));
        }

        Assert.Empty(bare.Received.Concat(other.Received).Concat(unknown.Received));
    }

    [Theory]
    [InlineData(SmtpReplyCode.MailboxUnavailable, "smtp-550", true)]
    [InlineData(SmtpReplyCode.ServiceUnavailable, "smtp-421", false)]
    [InlineData((SmtpReplyCode)451, "smtp-451", false)]
    public async Task What_a_server_refuses_is_tried_again_or_given_up_as_it_says(SmtpReplyCode code, string error, bool isFinal)
    {
        await using var server = MailServer.Start();
        server.Answer = () => new SmtpResponse(code, "no: amina@example.dz");
        Assert.Equal(new CarrierOutcome.Failed(error, isFinal), await Plain(server.Port).SendAsync(Letters.Letter(), Cancel));
    }

    [Fact]
    public async Task A_server_that_is_away_comes_back_and_one_that_hangs_is_left()
    {
        var port = MailServer.FreePort();
        Assert.Equal(new CarrierOutcome.Failed("unreachable", false), await Plain(port).SendAsync(Letters.Letter(), Cancel));
        await using (var server = MailServer.Start(port: port))
        {
            Assert.IsType<CarrierOutcome.Delivered>(await Plain(port).SendAsync(Letters.Letter(), Cancel));
        }

        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        Assert.Equal(
            new CarrierOutcome.Failed("timeout", false), await Plain(((IPEndPoint)silent.LocalEndpoint).Port).SendAsync(Letters.Letter(), Cancel));
    }

    private static SmtpCarrier Plain(int port) => new(new SmtpSettings("127.0.0.1", port, SmtpSecurity.None, Letters.From, ServerTrust.OfMachine));

    private static async Task<MimeMessage> ReadAsync(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return await MimeMessage.LoadAsync(stream, Cancel);
    }
}
