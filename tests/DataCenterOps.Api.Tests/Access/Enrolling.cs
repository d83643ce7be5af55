using System.Net;
using System.Text.RegularExpressions;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Api.Tests.Access;

/// <summary>The second step of coming in, without a telephone.</summary>
internal static partial class Enrolling
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>Types the code of the secret that the page shows.</summary>
    /// <returns>The recovery codes, and the secret.</returns>
    public static async Task<(string[] Recovery, byte[] Secret)> ProveAsync(Door door)
    {
        var page = await door.ReadAsync("/en/join");
        var secret = Read(Secret().Match(page).Groups["it"].Value.Replace(" ", "", StringComparison.Ordinal));
        var code = OneTimeCode.Generate(secret, OneTimeCode.StepAt(TimeProvider.System.GetUtcNow()));
        var done = await door.SendForPageAsync(
            page, "/en/join", ("_handler", "code"), ("offer", WebUtility.HtmlDecode(Offer().Match(page).Groups["it"].Value)), ("code", code));
        var codes = Recovery().Matches(done).Select(match => match.Value).ToArray();
        Assert.Equal(RecoveryCode.PerPerson, codes.Length);
        return (codes, secret);
    }

    private static byte[] Read(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString(Base32.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return [.. bits.Chunk(8).Where(part => part.Length == 8).Select(part => Convert.ToByte(new string(part), 2))];
    }

    [GeneratedRegex("<bdi class=\"code\">(?<it>[A-Z2-7 ]{39})</bdi>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Secret();

    [GeneratedRegex("name=\"offer\" value=\"(?<it>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Offer();

    [GeneratedRegex("[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}-[a-z2-7]{4}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Recovery();
}
