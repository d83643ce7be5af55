using System.Net;
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

    [GeneratedRegex("https?://[^ ]*/sign-in/[^ \\n]+", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex("<input type=\"hidden\" name=\"(?<name>[^\"]+)\" value=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();
}
