using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Signing out through the issuer, and what is said of sign-ins with roles that it alone has given.</summary>
public sealed partial class OidcSignOutTests(OidcHosts shared) : IClassFixture<OidcHosts>, IDisposable
{
    private static readonly HttpClientHandler Plain = new() { AllowAutoRedirect = false, UseCookies = false };

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-signout-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("/session/end", "en")]
    [InlineData("/session/end", "fr")]
    [InlineData("/session/end-all", "ar")]
    public async Task Who_came_by_the_issuer_is_signed_out_here_first_and_then_there(string path, string language)
    {
        shared.Issuer.Person = Nadia("dc-readers");
        using var visitor = new OidcVisitor(shared.Console);
        Assert.Equal("200", await visitor.SignInAsync(language));
        var profile = await visitor.Door.ReadAsync($"/{language}/profile");
        using var thief = visitor.Copy();

        var page = await visitor.Door.SendForPageAsync(profile, path, ("lang", language), ("next", "https://evil.example"));
        Assert.Equal($"/{language}/sign-in", await thief.Door.GoAsync($"/{language}/profile"));
        var away = new Uri(WebUtility.HtmlDecode(Refresh().Match(page).Groups["to"].Value));
        Assert.Equal(new Uri(new Uri(shared.Issuer.Address), "sign-out"), new Uri(away.GetLeftPart(UriPartial.Path)));
        Assert.Contains("client_id=dcops", away.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("token", away.Query, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page, StringComparison.Ordinal);

        using var http = new HttpClient(Plain, disposeHandler: false);
        using var answer = await http.GetAsync(away, TestContext.Current.CancellationToken);
        Assert.Equal(new Uri(shared.Console, $"/session/oidc/signed-out?state={language}"), answer.Headers.Location);
        Assert.Equal($"/{language}/sign-in", await visitor.Door.GoAsync(answer.Headers.Location!.PathAndQuery));
    }

    [Fact]
    public async Task The_page_after_the_sign_out_leads_nowhere_else_and_who_came_otherwise_is_not_led_away()
    {
        using var door = new Door(shared.Console);
        Assert.Equal("/ar/sign-in", await door.GoAsync("/session/oidc/signed-out?state=https://evil.example"));
        Assert.Equal("/ar/sign-in", await door.GoAsync("/session/oidc/signed-out?post_logout_redirect_uri=https://evil.example"));

        await door.SendAsync("/en/sign-in", "/session", ("token", HostProcess.Token), ("lang", "en"));
        Assert.Equal("/en/sign-in", await door.SendAsync("/en/profile", "/session/end", ("lang", "en")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_issuer_without_such_a_page_or_that_is_away_keeps_nobody_signed_in(bool isAway)
    {
        var issuer = await TestIssuer.StartAsync(signsOut: isAway);
        issuer.Person = Nadia("dc-readers");
        await using var host = await HostProcess.StartAsync(new HostStart { Data = Path.Combine(_folder, "data"), Settings = Settings(issuer, _folder) });
        using var visitor = new OidcVisitor(host.Address);
        Assert.Equal("200", await visitor.SignInAsync());
        await issuer.DisposeAsync();

        // What was read of the issuer is known for a while; its page is then a page that does not open, and the session is over all the same.
        var profile = await visitor.Door.ReadAsync("/en/profile");
        var page = await visitor.Door.SendForPageAsync(profile, "/session/end", ("lang", "en"));
        Assert.Equal(isAway, Refresh().IsMatch(page));
        Assert.Equal("/en/sign-in", await visitor.Door.GoAsync("/en/profile"));
    }

    [Fact]
    public async Task Each_sign_in_with_roles_that_the_issuer_alone_has_given_is_an_entry_that_says_so()
    {
        var person = Nadia("dc-security").Add(("amr", "mfa"));
        foreach (var _ in Enumerable.Range(0, 2))
        {
            shared.Issuer.Person = person;
            using var visitor = new OidcVisitor(shared.Console);
            Assert.Equal("200", await visitor.SignInAsync());
        }

        shared.Issuer.Person = [("sub", person[0].Value), ("name", "Nadia"), ("roles", "dc-readers")];
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var reader = new OidcVisitor(shared.Console);
            Assert.Equal("200", await reader.SignInAsync());
        }

        using var api = new ApiClient(shared.Console, HostProcess.Token);
        var admitted = (await api.GetAsync("/api/v1/ledger/entries?type=access/person-admitted/1&limit=500")).Items.Select(item => item["entry"]!)
            .Where(entry => entry["type"]!.GetValue<string>() == "access/person-admitted/1").ToArray();
        var mine = admitted.GroupBy(Person, StringComparer.Ordinal).Single(entries => entries.Count(IsOfIssuer) == 2);
        Assert.Equal(3, mine.Count());
    }

    private static bool IsOfIssuer(JsonNode entry) => entry["approval"]?.GetValue<string>() == "issuer";

    private static string Person(JsonNode entry) => entry["body"]!["person"]!.GetValue<string>();

    private static ImmutableDictionary<string, string> Settings(TestIssuer issuer, string folder)
    {
        var secret = Path.Combine(folder, "client.secret");
        File.WriteAllText(secret, TestIssuer.Secret);
        return ImmutableDictionary<string, string>.Empty
            .Add("DCOPS_Oidc__Issuer", issuer.Address).Add("DCOPS_Oidc__ClientId", TestIssuer.Client).Add("DCOPS_Oidc__ClientSecretFile", secret)
            .Add("DCOPS_Oidc__Mappings__0__Value", "dc-readers").Add("DCOPS_Oidc__Mappings__0__Roles", "auditor").Add("DCOPS_Oidc__Mappings__0__Tenant", "*");
    }

    private static ImmutableArray<(string Type, string Value)> Nadia(params string[] roles) =>
        [("sub", $"employee-{Guid.CreateVersion7():N}"), ("name", "Nadia"), .. roles.Select(role => ("roles", role))];

    [GeneratedRegex("http-equiv=\"refresh\" content=\"0; url=(?<to>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refresh();
}
