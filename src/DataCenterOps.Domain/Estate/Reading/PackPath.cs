namespace DataCenterOps.Domain.Estate;

/// <summary>Where a pack lies that an Estate document names.</summary>
public static class PackPath
{
    /// <summary>
    /// The path of <paramref name="pack"/> beside the file in <paramref name="folder"/>. It may begin with <c>../</c> when
    /// packs lie outside the estate's folder: whoever opens files decides how far to follow.
    /// </summary>
    /// <param name="folder">The folder of the file that names it: empty, or ending with a slash.</param>
    /// <param name="pack">As written.</param>
    public static string Resolve(string folder, string pack)
    {
        var parts = new List<string>();
        foreach (var part in (folder + pack).Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] != "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
