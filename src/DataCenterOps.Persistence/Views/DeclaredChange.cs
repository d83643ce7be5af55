using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Whether the type has the form <c>{topic}/{kind}-created|changed|retired/1</c> of a kind that there is.</summary>
    public static bool IsType(string type) => TryReadType(type, out _, out _);

    /// <summary>Reads an entry for which <see cref="IsType"/> is true.</summary>
    public static DeclaredChange Read(ProjectedEntry entry)
    {
        TryReadType(entry.Type, out var kind, out var what);
        return new DeclaredChange(kind!, entry.Body.GetProperty("id").GetString()!, what == "retired", entry.Body);
    }

    private static bool TryReadType(string type, [NotNullWhen(true)] out DocumentKind? kind, out string what)
    {
        kind = null;
        what = "";
        var parts = type.Split('/');
        if (parts is not [var topic, var name, "1"])
        {
            return false;
        }

        var dash = name.LastIndexOf('-');
        if (dash <= 0)
        {
            return false;
        }

        what = name[(dash + 1)..];
        return what is "created" or "changed" or "retired"
            && EstateSchema.TryGetBySingular(name[..dash], out kind)
            && kind.Topic == topic;
    }
}
