using System.Text.RegularExpressions;
using DataCenterOps.Carriers.Tests;
using DataCenterOps.Components;
using DataCenterOps.Console.Tests.Access;
using Microsoft.Playwright;
using MimeKit;
using SmtpServer.Protocol;

namespace DataCenterOps.Console.Tests.Messages;

/// <summary>How messages reach a person, from the choice to the mail, with a real mail server.</summary>
public sealed partial class MessagePagesTests(ConsoleFixture console, MailedHost own) : IClassFixture<MailedHost>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("ar", "رموز الاسترجاع")]
    [InlineData("fr", "codes de secours")]
    [InlineData("en", "recovery codes")]
    public async Task A_person_chooses_a_language_confirms_an_address_and_sees_what_was_given_up_by_keyboard_alone(string language, string says)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        var (host, mail, address) = (own.Host, own.Mail, $"amina-{language}@canary.dz");
        await using var visit = await console.VisitAsync();
        var page = visit.Page;
        await Newcomer.AdministratorAsync(visit, host, language, $"amina.{language}", "Amina B.");

        // The last key pressed leads on: whoever goes elsewhere meanwhile is taken along.
        await page.WaitForURLAsync(url => !url.EndsWith("/join", StringComparison.Ordinal));

        await ChooseAsync(visit, host, language);
        await ConfirmAsync(visit, mail, address);

        await RenewAsync(visit, host, language);
        Assert.Contains(says, (await MailAsync(mail, address, 2)).Subject, StringComparison.OrdinalIgnoreCase);
        await page.GotoAsync(new Uri(host.Address, $"/{language}/inbox").ToString());
        await Assertions.Expect(page.Locator("main tbody tr").First).ToContainTextAsync(says);
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(await new Keyboard(page).WalkAsync());
        await SeeWhatWasGivenUpAsync(visit, host, mail, address, language);
        Assert.Empty(visit.Complaints);
    }

    private static async Task ChooseAsync(Visit visit, HostProcess host, string language)
    {
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        await page.GotoAsync(new Uri(host.Address, $"/{language}/profile").ToString());
        await keyboard.EnterAsync($"main a[href='/{language}/profile/messages']", url => url.EndsWith("/messages", StringComparison.Ordinal));
        Assert.Empty(await visit.AxeAsync());
        await keyboard.ChooseAsync("select[name=tongue]", language);
        await keyboard.GoToAsync("input[value='approval.executed']");
        await page.Keyboard.PressAsync("Space");
        await keyboard.GoToAsync("form:has(select[name=tongue]) button");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("input[value='approval.executed']")).Not.ToBeCheckedAsync();
        Assert.Equal(0, await page.Locator("input[value^='account.']").CountAsync());
    }

    private static async Task ConfirmAsync(Visit visit, MailServer mail, string address)
    {
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        await keyboard.GoToAsync("input[name=mail]");
        await page.Keyboard.TypeAsync(address);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("input[name=code]")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());
        var code = EightDigits().Match((await MailAsync(mail, address, 1)).TextBody!).Value;
        await keyboard.GoToAsync("input[name=code]");
        await page.Keyboard.TypeAsync("00000000");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=alert]:visible")).ToBeVisibleAsync();
        await keyboard.GoToAsync("input[name=code]");
        await page.Keyboard.TypeAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(address);
        await Assertions.Expect(page.Locator("input[name=code]")).ToHaveCountAsync(0);
        Assert.Empty(await visit.AxeAsync());
    }

    private static async Task SeeWhatWasGivenUpAsync(Visit visit, HostProcess host, MailServer mail, string address, string language)
    {
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        mail.Answer = () => new SmtpResponse(SmtpReplyCode.MailboxUnavailable, "no such mailbox");
        await RenewAsync(visit, host, language);
        await UntilAsync(async () =>
        {
            await page.GotoAsync(new Uri(host.Address, $"/{language}/messages?state=dead").ToString());
            return await page.Locator("main tbody tr:has-text('smtp-550')").CountAsync() == 1;
        });
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(await keyboard.WalkAsync());
        mail.Answer = () => SmtpResponse.Ok;
        await keyboard.GoToAsync("main td button[value=retry]");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=status]")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());
        var last = await MailAsync(mail, address, 3);
        Assert.DoesNotContain(Newcomer.Password, last.TextBody + last.HtmlBody + last.Subject, StringComparison.Ordinal);
    }

    // New recovery codes: something that their owner is told of.
    private static async Task RenewAsync(Visit visit, HostProcess host, string language)
    {
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/profile").ToString());
        await visit.Page.Locator("input[name=proof]").FillAsync(Newcomer.Password);
        await visit.Page.Locator("input[name=proof]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main ul.inline li")).ToHaveCountAsync(10);
    }

    private static async Task<MimeMessage> MailAsync(MailServer server, string address, int number)
    {
        MimeMessage[] came = [];
        await UntilAsync(async () =>
        {
            var all = await Task.WhenAll(server.Received.Select(ReadAsync));
            came = [.. all.Where(mail => mail.To.Mailboxes.Any(to => to.Address == address))];
            return came.Length >= number;
        });
        return came[number - 1];
    }

    private static async Task<MimeMessage> ReadAsync(byte[] mail)
    {
        using var stream = new MemoryStream(mail);
        return await MimeMessage.LoadAsync(stream, Cancel);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, "it did not come");
            await Task.Delay(500, Cancel);
        }
    }

    [GeneratedRegex("[0-9]{8}", RegexOptions.None, 1_000)]
    private static partial Regex EightDigits();
}
