using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>Finds what a document refers to, as the schema says.</summary>
public static class References
{
    /// <summary>
    /// Every reference of <paramref name="document"/>. Of kinds that are kept by hash, whose lists run to thousands, each
    /// thing once per field.
    /// </summary>
    public static ImmutableArray<EstateReference> Of(DeclaredDocument document)
    {
        var found = ImmutableArray.CreateBuilder<EstateReference>();
        Walk(document.Read(), document.Kind.Shape, "", document.Kind.ByHash, found);
        return document.Kind.ByHash ? [.. found.Distinct()] : found.ToImmutable();
    }

    private static void Walk(
        JsonElement fields, ObjectShape shape, string path, bool merge, ImmutableArray<EstateReference>.Builder found)
    {
        foreach (var field in shape.Fields)
        {
            if (field.Type is FieldType.Reference or FieldType.Nested or FieldType.List or FieldType.Map
                && fields.TryGetProperty(field.Name, out var value))
            {
                Find(value, field.Type, path.Length == 0 ? field.Name : $"{path}.{field.Name}", merge, found);
            }
        }
    }

    private static void Find(
        JsonElement value, FieldType type, string path, bool merge, ImmutableArray<EstateReference>.Builder found)
    {
        switch (type)
        {
            case FieldType.Reference(var kind):
                found.Add(new EstateReference(path, EstateSchema.Get(kind), value.GetString()!));
                break;
            case FieldType.Nested(var shape):
                Walk(value, shape, path, merge, found);
                break;
            case FieldType.List { Item: FieldType.Reference or FieldType.Nested } list:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    var place = merge ? "" : index.ToString(CultureInfo.InvariantCulture);
                    Find(item, list.Item, $"{path}[{place}]", merge, found);
                    index++;
                }

                break;
            case FieldType.Map { Key: FieldType.Reference(var kind) }:
                foreach (var entry in value.EnumerateObject())
                {
                    found.Add(new EstateReference($"{path}.{entry.Name}", EstateSchema.Get(kind), entry.Name));
                }

                break;
        }
    }
}
