namespace DataCenterOps.Cel;

/// <summary>The name an author probably meant.</summary>
internal static class Nearest
{
    private const int LongestName = 64;

    /// <summary>The nearest candidate within a third of the name's length, in a phrase for a message, or nothing.</summary>
    public static string Hint(string name, IEnumerable<string> candidates)
    {
        var (best, distance) = (default(string), Math.Max(1, name.Length / 3) + 1);
        foreach (var candidate in candidates.Where(candidate => candidate.Length <= LongestName))
        {
            var found = name.Length > LongestName ? int.MaxValue : Distance(name, candidate);
            if (found < distance)
            {
                (best, distance) = (candidate, found);
            }
        }

        return best is null ? "" : $"; did you mean `{best}`?";
    }

    private static int Distance(string left, string right)
    {
        Span<int> row = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]);
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[right.Length];
    }
}
