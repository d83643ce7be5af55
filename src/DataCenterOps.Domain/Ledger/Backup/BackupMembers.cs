using System.Globalization;

namespace DataCenterOps.Domain.Ledger.Backup;

/// <summary>Names of an archive's members.</summary>
internal static class BackupMembers
{
    public const string Begin = "begin.json";
    public const string Manifest = "manifest.json";
    public const string Seal = "manifest.note";

    /// <summary>A part of a table, from 0.</summary>
    public static string Part(BackupTable table, int part) => string.Create(CultureInfo.InvariantCulture, $"{table.Name}/{part:D8}.ndjson");
}
