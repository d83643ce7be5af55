using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>The entries under one tile of level 0: each has its length before it, in two bytes (c2sp.org/tlog-tiles).</summary>
public static class EntryBundle
{
    /// <summary>Writes <paramref name="entries"/>, at most 256 of them.</summary>
    /// <exception cref="ArgumentException">There are more, or one is longer than its length can say.</exception>
    public static byte[] Write(IReadOnlyCollection<ReadOnlyMemory<byte>> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (entries.Count > TreeLimits.TileWidth || entries.Any(static entry => entry.Length > TreeLimits.BundleEntryBytes))
        {
            throw new ArgumentException("a bundle has at most 256 entries of at most 65,535 bytes", nameof(entries));
        }

        var bundle = new byte[entries.Sum(static entry => entry.Length + 2)];
        var rest = bundle.AsSpan();
        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt16BigEndian(rest, (ushort)entry.Length);
            entry.Span.CopyTo(rest[2..]);
            rest = rest[(2 + entry.Length)..];
        }

        return bundle;
    }

    /// <summary>Reads a bundle of exactly <paramref name="width"/> entries and nothing behind them.</summary>
    public static bool TryRead(ReadOnlyMemory<byte> bundle, int width, [NotNullWhen(true)] out ReadOnlyMemory<byte>[]? entries)
    {
        entries = null;
        var read = new ReadOnlyMemory<byte>[width];
        for (var i = 0; i < width; i++)
        {
            if (bundle.Length < 2 || BinaryPrimitives.ReadUInt16BigEndian(bundle.Span) is var length && bundle.Length < 2 + length)
            {
                return false;
            }

            read[i] = bundle.Slice(2, length);
            bundle = bundle[(2 + length)..];
        }

        entries = bundle.IsEmpty ? read : null;
        return entries is not null;
    }
}
