using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Estate;

/// <summary>The path of a kind, however the user calls it: <c>systems</c>, <c>system</c> or <c>System</c>.</summary>
internal static class KindPath
{
    /// <summary>As in <c>api/v1/systems</c>. A kind that no document declares, as <c>findings</c>, is asked for by its name.</summary>
    /// <exception cref="CommandFailedException">The text is no name of a kind.</exception>
    public static string Of(string kind)
    {
        var declared = EstateSchema.Kinds.FirstOrDefault(known =>
            Is(kind, known.Name) || Is(kind, known.Singular) || Is(kind, known.Segment));
        if (declared is not null)
        {
            return "api/v1/" + declared.Segment;
        }

        var name = kind.ToLowerInvariant();
        return name.Length > 0 && name.All(character => char.IsAsciiLetterLower(character) || character == '-')
            ? "api/v1/" + (name.EndsWith('s') ? name : name + "s")
            : throw new CommandFailedException(ExitCode.Usage, $"`{kind}` is no kind: as in `systems` or `flows`");
    }

    /// <summary>As in <c>api/v1/keys/min-interior/civil-registry-dek</c>: the parts of an id are segments of the path.</summary>
    public static string Of(string kind, string id) =>
        Of(kind) + "/" + string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    private static bool Is(string given, string name) => string.Equals(given, name, StringComparison.OrdinalIgnoreCase);
}
