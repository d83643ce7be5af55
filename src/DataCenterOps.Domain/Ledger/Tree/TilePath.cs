using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// The address of a tile or of a bundle of entries below the log's prefix: <c>tile/0/x001/x234/067</c>, with <c>.p/112</c> behind it
/// when it is not full, <c>tile/entries/…</c> for entries (c2sp.org/tlog-tiles). Each has one form only.
/// </summary>
/// <param name="Tile">Which; for entries that of level 0 which has their hashes.</param>
/// <param name="Width">1 to 256.</param>
/// <param name="IsEntries">Whether entries are meant rather than hashes.</param>
public sealed record TilePath(TileId Tile, int Width, bool IsEntries)
{
    private const string Partial = ".p/";

    /// <summary>Reads what stands behind <c>tile/</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TilePath? path)
    {
        path = null;
        if (text is null || text.Length > 64 || text.Split('/', 2) is not [var first, var rest])
        {
            return false;
        }

        var isEntries = first == "entries";
        var level = 0L;
        if (!isEntries && !StrictText.TryNumber(first, 63, out level))
        {
            return false;
        }

        var width = (long)TreeLimits.TileWidth;
        var dot = rest.IndexOf(Partial, StringComparison.Ordinal);
        if (dot >= 0)
        {
            if (!StrictText.TryNumber(rest.AsSpan(dot + Partial.Length), TreeLimits.TileWidth - 1, out width) || width == 0)
            {
                return false;
            }

            rest = rest[..dot];
        }

        if (!TryIndex(rest, out var index))
        {
            return false;
        }

        path = new TilePath(new TileId((int)level, index), (int)width, isEntries);
        return true;
    }

    /// <summary>The address, from <c>tile/</c> on.</summary>
    public override string ToString()
    {
        var text = new StringBuilder("tile/");
        text.Append(IsEntries ? "entries" : Tile.Level.ToString(CultureInfo.InvariantCulture)).Append('/');
        var digits = Tile.Index.ToString(CultureInfo.InvariantCulture);
        digits = digits.PadLeft((digits.Length + 2) / 3 * 3, '0');
        for (var i = 0; i < digits.Length; i += 3)
        {
            text.Append(i + 3 < digits.Length ? "x" : "").Append(digits, i, 3).Append(i + 3 < digits.Length ? "/" : "");
        }

        return Width == TreeLimits.TileWidth
            ? text.ToString()
            : text.Append(Partial).Append(Width.ToString(CultureInfo.InvariantCulture)).ToString();
    }

    private static bool TryIndex(string text, out long index)
    {
        index = 0;
        var parts = text.Split('/');
        // Indexes have at most 17 digits: more would be a tree above the limit.
        if (parts.Length > 6)
        {
            return false;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            var digits = parts[i].AsSpan();
            if (!isLast)
            {
                if (digits is not ['x', ..])
                {
                    return false;
                }

                digits = digits[1..];
            }

            if (digits.Length != 3 || digits.ContainsAnyExceptInRange('0', '9') || (i == 0 && !isLast && digits is "000"))
            {
                return false;
            }

            index = (index * 1000) + int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
        }

        return index <= TreeLimits.Size / TreeLimits.TileWidth;
    }
}
