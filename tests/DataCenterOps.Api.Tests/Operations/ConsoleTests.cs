using System.Net;
using System.Text.RegularExpressions;
using DataCenterOps.Api.Tests.Access;
using DataCenterOps.Components;

namespace DataCenterOps.Api.Tests.Operations;

/// <summary>The console on both databases: one of them answers at once, the other makes every page wait.</summary>
public sealed partial class ConsoleTests(Hosts hosts)
{
    // Pages of one kind differ in their data only.
    private const int MostOfAKind = 6;
    private const int MostPages = 400;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Every_page_opens_and_what_is_not_there_is_said(string mode)
    {
        using var door = new Door(await hosts.AddressAsync(mode));
        Assert.Equal("/fr", await door.SendAsync("/fr/sign-in", "/session", ("token", HostProcess.Token), ("lang", "fr")));
        var (seen, kinds) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var next = new Queue<string>(["/fr", "/fr/systems/no-such-system", "/fr/decisions/no-such-decision", "/fr/tenants/no-such-tenant", "/fr/ledger/999999999"]);
        while (next.TryDequeue(out var path) && seen.Count < MostPages)
        {
            var kind = string.Join('/', path.Split('?')[0].Split('/').Select((segment, at) => at == 3 ? "*" : segment));
            if (kinds.GetValueOrDefault(kind) >= MostOfAKind || !seen.Add(path))
            {
                continue;
            }

            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            var page = await door.ReadAsync(path);
            Assert.True(page.Contains("<html", StringComparison.Ordinal) && page.Contains("<h1", StringComparison.Ordinal), $"{path}: {page}");
            foreach (var link in Anchor().Matches(page).Select(anchor => WebUtility.HtmlDecode(anchor.Groups["href"].Value)))
            {
                next.Enqueue(link);
            }
        }

        Assert.True(kinds.Count > 10, string.Join(' ', kinds.Keys));
    }

    [GeneratedRegex("<a\\s[^>]*?href=\"(?<href>/fr[^\".]*)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Anchor();
}
