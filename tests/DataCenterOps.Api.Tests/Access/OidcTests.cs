using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Sign-in through an issuer of OpenID Connect, which runs here.</summary>
public sealed partial class OidcTests(OidcHosts shared) : IClassFixture<OidcHosts>, IDisposable
{
    private const string Failed = "/en/sign-in?failed=oidc";
    private const string Name = "Nadia Oidcienne";

    private readonly string _sub = $"employee-{Guid.CreateVersion7():N}";

    private TestIssuer Issuer => shared.Issuer;

    private Uri Console => shared.Console;

    public void Dispose() => Issuer.Wrong = null;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Somebody_of_the_issuer_comes_in_under_a_pseudonym_with_the_roles_of_each_sign_in(string mode)
    {
        var console = await shared.GetAsync(mode);
        Issuer.Person = Nadia("dc-readers");
        using var visitor = new OidcVisitor(console);
        Assert.Contains("/session/oidc?lang=en", await visitor.Door.ReadAsync("/en/sign-in"), StringComparison.Ordinal);
        Assert.Equal("200", await visitor.SignInAsync());
        var first = await ProfileAsync(visitor);
        Assert.Contains(Name, first, StringComparison.Ordinal);
        Assert.Contains("auditor", first, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"current\"", first, StringComparison.Ordinal);

        // Another day, another role: the same person.
        Issuer.Person = Nadia("dc-security").Add(("amr", "mfa"));
        using var again = new OidcVisitor(console);
        Assert.Equal("200", await again.SignInAsync());
        var second = await ProfileAsync(again);
        Assert.Contains("security officer", second, StringComparison.Ordinal);
        Assert.Equal(PersonOf(first), PersonOf(second));

        // Neither the issuer's name for her nor her own is in an entry.
        using var api = new ApiClient(console, HostProcess.Token);
        var entries = (await api.GetAsync("/api/v1/ledger/entries?limit=500")).Text;
        Assert.Contains("access/person-admitted/1", entries, StringComparison.Ordinal);
        Assert.DoesNotContain(_sub, entries, StringComparison.Ordinal);
        Assert.DoesNotContain(Name, entries, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_has_no_mapped_role_does_not_come_in_and_is_told_so_in_their_language()
    {
        Issuer.Person = Nadia("dc-readers");
        using var visitor = new OidcVisitor(Console);
        Assert.Equal("200", await visitor.SignInAsync());
        Issuer.Person = Nadia("DC-Readers", "*", "platform-admin", "system");
        foreach (var (language, said) in ((string, string)[])[("en", "no role here"), ("fr", "aucun rôle ici"), ("ar", "أي دور هنا")])
        {
            using var other = new OidcVisitor(Console);
            var led = await other.SignInAsync(language);
            Assert.Equal($"/{language}/sign-in?failed=oidc.role", led);
            Assert.Contains(said, WebUtility.HtmlDecode(await other.Door.ReadAsync(led)), StringComparison.Ordinal);
            Assert.Equal($"/{language}/sign-in", await other.Door.GoAsync($"/{language}/systems"));
        }

        // What she had goes with it, in sessions that go on elsewhere too.
        Assert.Equal("/en/sign-in", await visitor.Door.GoAsync("/en/profile"));
    }

    [Fact]
    public async Task A_privileged_role_asks_for_two_factors_at_the_issuer()
    {
        Issuer.Person = Nadia("dc-security");
        using var visitor = new OidcVisitor(Console);
        Assert.Equal("/en/sign-in?failed=oidc.factor", await visitor.SignInAsync());
        Issuer.Person = Nadia("dc-security").Add(("amr", "pwd")).Add(("amr", "mfa"));
        Assert.Equal("200", await visitor.SignInAsync());
    }

    [Fact]
    public async Task A_tenant_comes_from_its_claim_and_only_where_a_row_says_so()
    {
        Issuer.Person = Nadia("dc-tenant");
        using var visitor = new OidcVisitor(Console);
        Assert.Equal("/en/sign-in?failed=oidc.tenant", await visitor.SignInAsync());
        Issuer.Person = Nadia("dc-tenant").Add(("tenant", "*"));
        Assert.Equal("/en/sign-in?failed=oidc.tenant", await visitor.SignInAsync());
        Issuer.Person = Nadia("dc-tenant", "dc-readers").Add(("tenant", "cnas"));
        Assert.Equal("/en/sign-in?failed=oidc.tenant", await visitor.SignInAsync());
        Issuer.Person = Nadia("dc-tenant").Add(("tenant", "cnas"));
        Assert.Equal("200", await visitor.SignInAsync());
        Assert.Contains("cnas", await ProfileAsync(visitor), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_good_once_also_with_every_cookie_of_before()
    {
        Issuer.Person = Nadia("dc-readers");
        using var visitor = new OidcVisitor(Console);
        var back = await visitor.VisitAsync();
        using var thief = visitor.Copy();
        Assert.Equal("200", await visitor.ReturnAsync(back));

        Assert.Equal(Failed, await visitor.ReturnAsync(back));
        Assert.Equal(Failed, await thief.ReturnAsync(back));
        Assert.Equal("/en/sign-in", await thief.Door.GoAsync("/en/profile"));
    }

    [Fact]
    public async Task The_answer_of_another_session_is_not_taken()
    {
        Issuer.Person = Nadia("dc-readers");
        using var attacker = new OidcVisitor(Console);
        var planted = await attacker.VisitAsync();
        using var victim = new OidcVisitor(Console);

        // Without having asked, and after having asked, with the state of one and the code of the other.
        Assert.Equal(Failed, await victim.ReturnAsync(planted));
        var own = await victim.VisitAsync();
        var (theirs, ours) = (Query(planted), Query(own));
        Assert.Equal(Failed, await victim.Door.GoAsync(own.PathAndQuery.Replace(ours["code"], theirs["code"], StringComparison.Ordinal)));
        Assert.Equal("/en/sign-in", await victim.Door.GoAsync("/en/profile"));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("key")]
    [InlineData("none")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("over")]
    public async Task A_token_that_is_not_the_issuers_answer_to_this_sign_in_is_refused(string wrong)
    {
        Issuer.Person = Nadia("dc-readers");
        Issuer.Wrong = token =>
        {
            switch (wrong)
            {
                case "nonce":
                    token.Subject.RemoveClaim(token.Subject.FindFirst("nonce"));
                    token.Subject.AddClaim(new("nonce", "of-another-sign-in"));
                    break;
                case "key":
                    token.SigningCredentials = TestIssuer.OtherKey();
                    break;
                case "none":
                    token.SigningCredentials = null;
                    break;
                case "issuer":
                    token.Issuer = "http://localhost:1/";
                    break;
                case "audience":
                    token.Subject.RemoveClaim(token.Subject.FindFirst("aud"));
                    token.Audiences.Clear();
                    token.Audience = "another-client";
                    break;
                default:
                    (token.NotBefore, token.IssuedAt, token.Expires) = (DateTime.UnixEpoch, DateTime.UnixEpoch, DateTime.UnixEpoch.AddDays(1));
                    break;
            }
        };
        using var visitor = new OidcVisitor(Console);

        // The language travels with the state, which was good.
        Assert.Equal(Failed, await visitor.SignInAsync());
        Assert.Equal("/en/sign-in", await visitor.Door.GoAsync("/en/profile"));

        Issuer.Wrong = null;
        Assert.Equal("200", await visitor.SignInAsync());
    }

    [Theory]
    [InlineData("lang=https://evil.example")]
    [InlineData("lang=en&returnUrl=//evil.example&redirect_uri=https://evil.example")]
    public async Task The_visit_ends_on_a_page_of_ours_whatever_the_address_asks(string query)
    {
        Issuer.Person = Nadia("dc-readers");
        using var visitor = new OidcVisitor(Console);
        var at = new Uri(await visitor.Door.GoAsync($"/session/oidc?{query}"));
        Assert.Equal(new Uri(Issuer.Address).Authority, at.Authority);
        Assert.Equal(new Uri(Console, "/session/oidc/callback").ToString(), Query(at)["redirect_uri"]);
        Assert.Equal("S256", Query(at)["code_challenge_method"]);

        // What was begun and left goes with the browser; this one is finished, and nothing of the framework stays.
        using var other = new OidcVisitor(Console);
        var page = await other.Door.ReadAsync((await other.VisitAsync("https://evil.example")).PathAndQuery);
        Assert.Contains("url=/ar/profile", page, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", page, StringComparison.Ordinal);
        Assert.Equal(["dcops-session"], other.Door.Cookies.GetAllCookies().Where(cookie => !cookie.Expired).Select(cookie => cookie.Name));
    }

    [Fact]
    public async Task Who_is_shut_out_here_does_not_come_back_through_the_issuer()
    {
        Issuer.Person = Nadia("dc-readers");
        using var visitor = new OidcVisitor(Console);
        Assert.Equal("200", await visitor.SignInAsync());
        var person = PersonOf(await ProfileAsync(visitor));
        using var admin = new Door(Console);
        await admin.SendAsync("/en/sign-in", "/session", ("token", HostProcess.Token), ("lang", "en"));
        var page = await admin.ReadAsync("/en/people");
        Assert.Contains(
            "organisation", await admin.SendForPageAsync(page, "/en/people", ("_handler", "change"), ("person", person), ("act", "reset"), ("tenant", "*")),
            StringComparison.Ordinal);
        await admin.SendForPageAsync(page, "/en/people", ("_handler", "change"), ("person", person), ("act", "disable"), ("tenant", "*"));

        Assert.Equal("/en/sign-in", await visitor.Door.GoAsync("/en/profile"));
        Assert.Equal("/en/sign-in?failed=oidc.closed", await visitor.SignInAsync());
    }

    private ImmutableArray<(string Type, string Value)> Nadia(params string[] roles) =>
        [("sub", _sub), ("name", Name), .. roles.Select(role => ("roles", role))];

    private static Dictionary<string, string> Query(Uri address) => address.Query.TrimStart('?').Split('&').Select(part => part.Split('=', 2))
        .ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]), StringComparer.Ordinal);

    private static Task<string> ProfileAsync(OidcVisitor visitor) => visitor.Door.ReadAsync("/en/profile");

    private static string PersonOf(string profile) => Pseudonym().Match(profile).Value;

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pseudonym();
}
