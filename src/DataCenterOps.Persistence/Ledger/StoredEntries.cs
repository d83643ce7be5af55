using System.Data.Common;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>Reads rows of <c>ledger_entry</c>.</summary>
internal static class StoredEntries
{
    /// <summary>Reads a row of <c>position, stream, version, bytes</c>.</summary>
    public static StoredEntry Read(DbDataReader reader) =>
        new(reader.GetInt64(0), new StreamId(reader.GetString(1)), reader.GetInt64(2), (byte[])reader.GetValue(3));
}
