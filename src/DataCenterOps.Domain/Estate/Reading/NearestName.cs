namespace DataCenterOps.Domain.Estate;

/// <summary>Finds what somebody may have meant.</summary>
internal static class NearestName
{
    private const int Furthest = 3;

    /// <summary>The candidate that differs least from <paramref name="name"/>, or null when none is near.</summary>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        if (name.Length is 0 or > 120)
        {
            return null;
        }

        var limit = Math.Min(Furthest, Math.Max(1, name.Length / 3));
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit)
            {
                continue;
            }

            var distance = Distance(name, candidate, limit);
            if (distance <= limit && candidate != name)
            {
                nearest = candidate;
                limit = distance - 1;
                if (limit < 0)
                {
                    break;
                }
            }
        }

        return nearest;
    }

    /// <summary>The end of a message: a question when something near was found, nothing otherwise.</summary>
    public static string Suggest(string name, IEnumerable<string> candidates) =>
        Find(name, candidates) is { } nearest ? $": did you mean `{nearest}`?" : "";

    // Levenshtein, given up once every way costs more than the limit. Capitals count as the same letter.
    private static int Distance(string left, string right, int limit)
    {
        Span<int> previous = stackalloc int[right.Length + 1];
        Span<int> current = stackalloc int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var best = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var change = char.ToLowerInvariant(left[i - 1]) == char.ToLowerInvariant(right[j - 1]) ? 0 : 1;
                current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + change);
                best = Math.Min(best, current[j]);
            }

            if (best > limit)
            {
                return limit + 1;
            }

            var swap = previous;
            previous = current;
            current = swap;
        }

        return previous[right.Length];
    }
}
