using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Estate.Inventories;

namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>
/// What is to be judged again because a document changed, as far as its own text names it: the document, and those whose facts
/// have or had a part of it. Who names the document is found where the sweep marks what has changed.
/// </summary>
public static class ConcernedSubjects
{
    /// <summary>Whether a change of such documents can concern anybody.</summary>
    public static bool Concerns(DocumentKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.IsJudged() || Hydrator.JoinedKinds.Contains(kind.Name);
    }

    /// <summary>The document itself and what it names or named.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its full id.</param>
    /// <param name="versions">Its fields before and after, as far as there are any.</param>
    public static ImmutableArray<(string Kind, string Id)> Of(DocumentKind kind, string id, params ReadOnlySpan<JsonElement?> versions)
    {
        ArgumentNullException.ThrowIfNull(kind);
        if (!Concerns(kind))
        {
            return [];
        }

        var concerned = new SortedSet<(string Kind, string Id)> { (kind.Name, id) };
        foreach (var version in versions)
        {
            if (version is { ValueKind: JsonValueKind.Object } fields)
            {
                // A key is held to the highest level of what it protects; a system knows the flows that end at it, and where copies
                // of it lie as far as sites attest it, and a site what it holds that nobody has declared.
                concerned.UnionWith(kind.Name switch
                {
                    "System" => fields.Texts("keys").Select(key => ("Key", key)),
                    "Flow" => new[] { fields.Nested("from")?.Text("system"), fields.Nested("to")?.Text("system") }
                        .OfType<string>().Select(system => ("System", system)),
                    SignedInventory.Kind => fields.Items("items").Select(item => item.Text("system")).OfType<string>().Select(system => ("System", system))
                        .Prepend(("Site", id)),
                    _ => [],
                });
            }
        }

        return [.. concerned];
    }
}
