using System.Text.Json;

namespace DataCenterOps.Domain.Ledger;

/// <summary>One committed leaf of the ledger.</summary>
/// <param name="Position">Its place in the database's order of insertion; gaps are allowed.</param>
/// <param name="Stream">The stream it belongs to.</param>
/// <param name="Version">Its place in the stream, from 1, without gaps.</param>
/// <param name="Bytes">Canonical JSON, hashed as stored and never serialised again.</param>
public sealed record StoredEntry(long Position, StreamId Stream, long Version, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Parses the bytes. The caller disposes of the document.</summary>
    public JsonDocument Parse() => JsonDocument.Parse(Bytes);
}
