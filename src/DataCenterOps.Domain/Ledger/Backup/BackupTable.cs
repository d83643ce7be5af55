using System.Collections.Immutable;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>A table as an archive holds it.</summary>
/// <param name="Name">Its name, on both databases.</param>
/// <param name="Columns">Its columns, in the order of a row's values.</param>
/// <param name="Key">How many of them, from the left, order the rows.</param>
public sealed record BackupTable(string Name, ImmutableArray<BackupColumn> Columns, int Key)
{
    /// <summary>Reads the short form of the catalogue: names, each with a letter for its kind where it is no text.</summary>
    /// <param name="name">The table.</param>
    /// <param name="key">How many columns order the rows.</param>
    /// <param name="columns">As in <c>id:n name bytes:b price:d is_new:f</c>.</param>
    internal static BackupTable Of(string name, int key, string columns) => new(
        name,
        [.. columns.Split(' ').Select(static column => column.Split(':')).Select(static parts => new BackupColumn(parts[0], Kind(parts.ElementAtOrDefault(1))))],
        key);

    private static BackupColumnKind Kind(string? letter) => letter switch
    {
        null => BackupColumnKind.Text,
        "n" => BackupColumnKind.Number,
        "b" => BackupColumnKind.Bytes,
        "d" => BackupColumnKind.Amount,
        "f" => BackupColumnKind.Flag,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "no kind of a column"),
    };
}
