using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A value as it was last applied: its text, and what that text was resolved to.</summary>
internal readonly record struct Earlier(JsonElement Written, JsonElement Resolved)
{
    /// <summary>The same for a member, or null when either has none.</summary>
    public Earlier? Member(string name) =>
        Written.ValueKind == JsonValueKind.Object && Resolved.ValueKind == JsonValueKind.Object
        && Written.TryGetProperty(name, out var written) && Resolved.TryGetProperty(name, out var resolved)
            ? new Earlier(written, resolved)
            : null;

    /// <summary>The same for an item of a list: the one with that id, or the one in that place when items have none.</summary>
    public Earlier? Item(int index, string? id)
    {
        if (Written.ValueKind != JsonValueKind.Array || Resolved.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        // Resolving keeps the order of lists, so both have the item in the same place.
        var place = id is null ? index : IndexOf(Written, id);
        return place >= 0 && place < Written.GetArrayLength() && place < Resolved.GetArrayLength()
            ? new Earlier(Written[place], Resolved[place])
            : null;
    }

    private static int IndexOf(JsonElement list, string id)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var own) && own.ValueEquals(id))
            {
                return index;
            }

            index++;
        }

        return -1;
    }
}
