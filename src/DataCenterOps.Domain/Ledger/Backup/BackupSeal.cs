using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>
/// What the log's first key signs of an archive: that these bytes were its manifest. Three lines, which nobody can take for a checkpoint: there the second
/// is a number and the third a root.
/// </summary>
/// <param name="Origin">The log's name in the epoch that was sealed last.</param>
/// <param name="Sha256">Of the manifest's bytes, in lower-case hexadecimal.</param>
public sealed record BackupSeal(string Origin, string Sha256)
{
    private const string First = "dcops backup";
    private const string Hash = "sha256:";

    /// <summary>Reads the text of a note.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out BackupSeal? seal)
    {
        ArgumentNullException.ThrowIfNull(text);
        seal = text.Split('\n') is [First, { Length: > 0 } origin, { Length: 71 } hash, ""] && hash.StartsWith(Hash, StringComparison.Ordinal)
            ? new BackupSeal(origin, hash[Hash.Length..])
            : null;
        return seal is not null;
    }

    /// <summary>The text of the note, with its last line feed.</summary>
    public override string ToString() => $"{First}\n{Origin}\n{Hash}{Sha256}\n";
}
