using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using DataCenterOps.Carriers.Tests;
using DataCenterOps.Components;
using DataCenterOps.Console.Tests.Access;
using Microsoft.Playwright;
using MimeKit;
using SmtpServer.Protocol;

namespace DataCenterOps.Console.Tests.Messages;

/// <summary>How messages reach a person, from the choice to the mail, with a real mail server.</summary>
[Collection(SharedConsole.Name)]
public sealed partial class MessagePagesTests(ConsoleFixture console) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-messages-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("ar", "رموز الاسترجاع")]
    [InlineData("fr", "codes de secours")]
    [InlineData("en", "recovery codes")]
    public async Task A_person_chooses_a_language_confirms_an_address_and_sees_what_was_given_up_by_keyboard_alone(string language, string says)
    {
        Assert.SkipUnless(Chromium.Absent is null, Chromium.Absent ?? "");
        await using var mail = MailServer.Start();
        await using var host = await HostProcess.StartAsync(new HostStart { Data = _folder, Token = null, Settings = Settings(mail.Port) });
        await using var visit = await console.VisitAsync();
        var page = visit.Page;
        await Newcomer.FirstAdministratorAsync(visit, host, language);

        // The last key pressed leads on: whoever goes elsewhere meanwhile is taken along.
        await page.WaitForURLAsync(url => !url.EndsWith("/join", StringComparison.Ordinal));

        await ChooseAsync(visit, host, language);
        await ConfirmAsync(visit, mail);

        await RenewAsync(visit, host, language);
        Assert.Contains(says, (await MailAsync(mail, 2)).Subject, StringComparison.OrdinalIgnoreCase);
        await page.GotoAsync(new Uri(host.Address, $"/{language}/inbox").ToString());
        await Assertions.Expect(page.Locator("main tbody tr").First).ToContainTextAsync(says);
        Assert.Empty(await visit.AxeAsync());
        Assert.Empty(await new Keyboard(page).WalkAsync());
        await SeeWhatWasGivenUpAsync(visit, host, mail, language);
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

    private static async Task ConfirmAsync(Visit visit, MailServer mail)
    {
        var (page, keyboard) = (visit.Page, new Keyboard(visit.Page));
        await keyboard.GoToAsync("input[name=mail]");
        await page.Keyboard.TypeAsync("amina@canary.dz");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("input[name=code]")).ToBeVisibleAsync();
        Assert.Empty(await visit.AxeAsync());
        var code = EightDigits().Match((await MailAsync(mail, 1)).TextBody!).Value;
        await keyboard.GoToAsync("input[name=code]");
        await page.Keyboard.TypeAsync("00000000");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main [role=alert]:visible")).ToBeVisibleAsync();
        await keyboard.GoToAsync("input[name=code]");
        await page.Keyboard.TypeAsync(code);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("amina@canary.dz");
        await Assertions.Expect(page.Locator("input[name=code]")).ToHaveCountAsync(0);
        Assert.Empty(await visit.AxeAsync());
    }

    private static async Task SeeWhatWasGivenUpAsync(Visit visit, HostProcess host, MailServer mail, string language)
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
        var last = await MailAsync(mail, 3);
        Assert.DoesNotContain(Newcomer.Password, last.TextBody + last.HtmlBody + last.Subject, StringComparison.Ordinal);
    }

    private static ImmutableDictionary<string, string> Settings(int port) => ImmutableDictionary<string, string>.Empty
        .Add("DCOPS_Messages__Smtp__Host", "127.0.0.1").Add("DCOPS_Messages__Smtp__Port", port.ToString(CultureInfo.InvariantCulture))
        .Add("DCOPS_Messages__Smtp__Security", "none").Add("DCOPS_Messages__Smtp__From", "dcops@example.dz");

    // New recovery codes: something that their owner is told of.
    private static async Task RenewAsync(Visit visit, HostProcess host, string language)
    {
        await visit.Page.GotoAsync(new Uri(host.Address, $"/{language}/profile").ToString());
        await visit.Page.Locator("input[name=proof]").FillAsync(Newcomer.Password);
        await visit.Page.Locator("input[name=proof]").PressAsync("Enter");
        await Assertions.Expect(visit.Page.Locator("main ul.inline li")).ToHaveCountAsync(10);
    }

    private static async Task<MimeMessage> MailAsync(MailServer server, int number)
    {
        await UntilAsync(() => Task.FromResult(server.Received.Count >= number));
        using var stream = new MemoryStream(server.Received.ElementAt(number - 1));
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
