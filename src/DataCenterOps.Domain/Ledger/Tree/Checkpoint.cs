using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>What a log says of itself at one moment, as the text of a note (c2sp.org/tlog-checkpoint).</summary>
/// <param name="Origin">The log's name.</param>
/// <param name="Size">How many leaves its tree has.</param>
/// <param name="Root">The tree's root.</param>
public sealed record Checkpoint(string Origin, long Size, TreeHash Root)
{
    /// <summary>Further lines of other logs; ours writes none.</summary>
    public ImmutableArray<string> Extensions { get; init; } = [];

    /// <summary>Reads the text of a note, with its last line feed.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        ArgumentNullException.ThrowIfNull(text);
        checkpoint = null;
        if (text.Length == 0 || text[^1] != '\n' || text[..^1].Split('\n') is not [{ Length: > 0 } origin, var size, var root, .. var extensions]
            || !StrictText.TryNumber(size, TreeLimits.Size, out var leaves)
            || !TreeHash.TryParse(root, out var hash)
            || extensions.Contains("", StringComparer.Ordinal))
        {
            return false;
        }

        checkpoint = new Checkpoint(origin, leaves, hash) { Extensions = [.. extensions] };
        return true;
    }

    /// <summary>Whether both say the same, extensions included.</summary>
    public bool Equals(Checkpoint? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override int GetHashCode() => Root.GetHashCode();

    /// <summary>The text of the note, with its last line feed.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Origin}\n{Size}\n{Root}\n{string.Concat(Extensions.Select(static line => line + "\n"))}");
}
