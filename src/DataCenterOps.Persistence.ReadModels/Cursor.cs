using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>A place in a list: the sort key of the last row that was shown, as opaque text.</summary>
public static class Cursor
{
    /// <summary>The cursor behind a row with this sort key.</summary>
    public static string After(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <summary>Reads a cursor that came from outside. Without one the list starts at its beginning.</summary>
    /// <returns>False when the text is no cursor of ours.</returns>
    public static bool TryRead(string? cursor, [NotNullWhen(true)] out string? key)
    {
        key = "";
        if (string.IsNullOrEmpty(cursor))
        {
            return true;
        }

        key = cursor.Length <= 1_024 && Base64Url.IsValid(cursor)
            ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor))
            : null;
        return key is not null;
    }

    /// <summary>Cuts a page out of rows of which one more than <paramref name="limit"/> was asked for.</summary>
    public static Page<T> Cut<T>(IReadOnlyList<T> rows, int limit, Func<T, string> key)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(key);
        return rows.Count > limit
            ? new Page<T>([.. rows.Take(limit)], After(key(rows[limit - 1])))
            : new Page<T>([.. rows], null);
    }

    /// <summary>The number of rows that a caller may have at once: 1 to <see cref="ReadLimits.PageRows"/>.</summary>
    public static int Limit(int asked) => Math.Clamp(asked, 1, ReadLimits.PageRows);

    // A cursor of ours that was tampered with shows the beginning: it can name no row that its reader may not see.
    internal static string KeyOrStart(string? cursor) => TryRead(cursor, out var key) ? key : "";

    internal static long? NumberOrStart(string? cursor) =>
        TryRead(cursor, out var key)
        && long.TryParse(key, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var n)
            ? n
            : null;
}
