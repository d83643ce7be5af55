using System.Collections.Frozen;
using System.Text.Json;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Persistence.Views;

/// <summary>What an entry of a declared object says.</summary>
/// <param name="Kind">The object's kind.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Retired">Whether it is no more.</param>
/// <param name="Body">The entry's body.</param>
internal sealed record DeclaredChange(DocumentKind Kind, string Id, bool Retired, JsonElement Body)
{
    /// <summary>The resolved document; absent where it goes by hash.</summary>
    public JsonElement? Document => Body.TryGetProperty("document", out var document) ? document : null;

    // Three for each kind.
    private static readonly FrozenDictionary<string, (DocumentKind Kind, string What)> Types = EstateSchema.Kinds
        .SelectMany(kind => new[] { "created", "changed", "retired" }.Select(what => (Type: $"{kind.Topic}/{kind.Singular}-{what}/1", Of: (kind, what))))
        .ToFrozenDictionary(one => one.Type, one => one.Of, StringComparer.Ordinal);

    /// <summary>Whether the type has the form <c>{topic}/{kind}-created|changed|retired/1</c> of a kind that there is.</summary>
    public static bool IsType(string type) => Types.ContainsKey(type);

    /// <summary>Reads an entry for which <see cref="IsType"/> is true.</summary>
    public static DeclaredChange Read(ProjectedEntry entry)
    {
        var (kind, what) = Types[entry.Type];
        return new DeclaredChange(kind, entry.Body.GetProperty("id").GetString()!, what == "retired", entry.Body);
    }
}
