using System.Net;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>Somebody who signs in through an issuer, with a browser of their own making.</summary>
internal sealed class OidcVisitor(Uri console) : IDisposable
{
    public Door Door { get; } = new(console);

    /// <summary>Goes to the issuer.</summary>
    /// <returns>Where the issuer sends them back to.</returns>
    public async Task<Uri> VisitAsync(string language = "en")
    {
        var at = await Door.GoAsync($"/session/oidc?lang={language}");
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var answer = await http.GetAsync(new Uri(at), TestContext.Current.CancellationToken);
        Assert.True(answer.Headers.Location is not null, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return answer.Headers.Location;
    }

    /// <summary>Comes back from the issuer.</summary>
    /// <returns>Where the answer leads, or its status.</returns>
    public Task<string> ReturnAsync(Uri back) => Door.GoAsync(back.PathAndQuery);

    /// <summary>There and back.</summary>
    public async Task<string> SignInAsync(string language = "en") => await ReturnAsync(await VisitAsync(language));

    /// <summary>Somebody with the same cookies, as of now.</summary>
    public OidcVisitor Copy()
    {
        var copy = new OidcVisitor(console);
        foreach (Cookie cookie in Door.Cookies.GetAllCookies())
        {
            copy.Door.Cookies.Add(new Cookie(cookie.Name, cookie.Value, cookie.Path, cookie.Domain));
        }

        return copy;
    }

    public void Dispose() => Door.Dispose();
}
