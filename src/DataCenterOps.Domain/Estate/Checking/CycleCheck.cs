namespace DataCenterOps.Domain.Estate;

/// <summary>Finds what contains itself: a bloc among its members, a company among its owners.</summary>
internal static class CycleCheck
{
    /// <summary>Reports every edge, declared in a new document, that lies on a cycle.</summary>
    public static void Check(DocumentKind kind, string field, ProposedEstate estate, EstateErrors errors)
    {
        var edges = Edges(kind, field, estate);
        KeepCycles(edges);
        foreach (var document in estate.New(kind).Where(document => edges.ContainsKey(document.Id)))
        {
            var targets = document.Root.Find(field)?.Items ?? [];
            for (var i = 0; i < targets.Count; i++)
            {
                if (edges.ContainsKey(targets[i].Text))
                {
                    errors.Add(EstateCodes.Cycle, $"`{document.Id}` contains itself through `{targets[i].Text}`", document.File, targets[i], $"{field}[{i}]");
                }
            }
        }
    }

    // Everything that new documents reach, in what exists too.
    private static Dictionary<string, HashSet<string>> Edges(DocumentKind kind, string field, ProposedEstate estate)
    {
        var edges = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var open = new Stack<string>(estate.New(kind).Select(document => document.Id));
        while (open.TryPop(out var id))
        {
            if (edges.ContainsKey(id))
            {
                continue;
            }

            var targets = Targets(kind, field, id, estate);
            edges.Add(id, targets);
            foreach (var target in targets)
            {
                open.Push(target);
            }
        }

        return edges;
    }

    private static HashSet<string> Targets(DocumentKind kind, string field, string id, ProposedEstate estate)
    {
        IEnumerable<string> targets = [];
        if (estate.FindNew(kind, id) is { } document)
        {
            targets = document.Root.Find(field)?.Items.Select(item => item.Text) ?? [];
        }
        else if (estate.Existing.Find(kind, id) is { } known && known.Read().TryGetProperty(field, out var list))
        {
            targets = list.EnumerateArray().Select(item => item.GetString()!);
        }

        return targets.ToHashSet(StringComparer.Ordinal);
    }

    // What leads nowhere is on no cycle, and neither is what nothing leads to. Taking both away until nothing changes
    // leaves the cycles (and what lies between two of them), in time linear in the edges.
    private static void KeepCycles(Dictionary<string, HashSet<string>> edges)
    {
        TakeEndsAway(edges);
        var reversed = edges.Keys.ToDictionary(id => id, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var (id, targets) in edges)
        {
            foreach (var target in targets.Where(reversed.ContainsKey))
            {
                reversed[target].Add(id);
            }
        }

        TakeEndsAway(reversed);
        foreach (var id in edges.Keys.Where(id => !reversed.ContainsKey(id)).ToList())
        {
            edges.Remove(id);
        }
    }

    private static void TakeEndsAway(Dictionary<string, HashSet<string>> edges)
    {
        var sources = edges.SelectMany(pair => pair.Value.Select(target => (pair.Key, target)))
            .ToLookup(edge => edge.target, edge => edge.Key, StringComparer.Ordinal);
        var left = edges.ToDictionary(pair => pair.Key, pair => pair.Value.Count(edges.ContainsKey), StringComparer.Ordinal);
        var ends = new Stack<string>(left.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (ends.TryPop(out var end))
        {
            edges.Remove(end);
            foreach (var source in sources[end])
            {
                if (--left[source] == 0)
                {
                    ends.Push(source);
                }
            }
        }
    }
}
