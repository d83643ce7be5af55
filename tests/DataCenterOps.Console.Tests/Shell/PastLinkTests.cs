using System.Reflection;
using DataCenterOps.Console.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Tests.Shell;

/// <summary>A link keeps the date exactly where the page that it leads to can show it.</summary>
public sealed class PastLinkTests
{
    private static readonly HttpRequest Request = new DefaultHttpContext { Request = { Path = "/fr/systems", QueryString = new QueryString("?q=a b&asOf=2026-10-01&after=x") } }.Request;

    [Fact]
    public void A_link_keeps_the_date_where_its_page_looks_back_and_nowhere_else()
    {
        var pages = typeof(PageBase).Assembly.GetTypes().Where(type => type.IsDefined(typeof(RouteAttribute)) && type.IsSubclassOf(typeof(PageBase))).ToArray();
        Assert.NotEqual(0, pages.Count(LooksBack));
        Assert.All(pages, page => Assert.All(page.GetCustomAttributes<RouteAttribute>(), route =>
        {
            var path = System.Text.RegularExpressions.Regex.Replace(route.Template, "[{][^}]+[}]", "some-id", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.Equal(LooksBack(page) ? $"{path}?asOf=2026-10-01" : path, Past.Keep(Request, path));
        }));
    }

    [Fact]
    public void What_else_was_asked_for_stays_save_the_place_in_a_list()
    {
        Assert.Equal("/fr/systems?q=a%20b", Past.Present(Request));
        Assert.Equal("/fr/findings?policy=x&asOf=2026-10-01", Past.Keep(Request, "/fr/findings?policy=x"));
        Assert.Equal("/fr/findings", Past.Keep(new DefaultHttpContext { Request = { QueryString = new QueryString("?asOf=") } }.Request, "/fr/findings"));
    }

    private static bool LooksBack(Type page) =>
        (bool)page.GetProperty("LooksBack", BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(Activator.CreateInstance(page))!;
}
