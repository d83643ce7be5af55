using System.Collections.Frozen;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Estate;

/// <summary>The path of a kind, however the user calls it: <c>systems</c>, <c>system</c> or <c>System</c>.</summary>
internal static class KindPath
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["person"] = "people",
        ["people"] = "people",
        ["agency"] = "agencies",
        ["siteinventory"] = "site-inventories",
        ["site-inventory"] = "site-inventories",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>As in <c>api/v1/systems</c>.</summary>
    /// <exception cref="CommandFailedException">The text is no name of a kind.</exception>
    public static string Of(string kind)
    {
        var name = kind.ToLowerInvariant();
        if (name.Length == 0 || !name.All(character => char.IsAsciiLetterLower(character) || character == '-'))
        {
            throw new CommandFailedException(ExitCode.Usage, $"`{kind}` is no kind: as in `systems` or `flows`");
        }

        if (Irregular.TryGetValue(name, out var irregular))
        {
            return "api/v1/" + irregular;
        }

        return "api/v1/" + (name.EndsWith('s') ? name : name + "s");
    }

    /// <summary>As in <c>api/v1/keys/min-interior/civil-registry-dek</c>: the parts of an id are segments of the path.</summary>
    public static string Of(string kind, string id) =>
        Of(kind) + "/" + string.Join('/', id.Split('/').Select(Uri.EscapeDataString));
}
