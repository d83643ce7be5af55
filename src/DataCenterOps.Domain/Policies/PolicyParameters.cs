using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>The constants of a policy, typed by their declared values so that a misspelt one is an error at save time.</summary>
internal static class PolicyParameters
{
    /// <summary>The type and value of <paramref name="parameters"/>, a JSON object.</summary>
    public static (CelObjectType Type, CelValue Value) Read(JsonElement parameters)
    {
        var fields = ImmutableArray.CreateBuilder<CelField>();
        foreach (var member in parameters.EnumerateObject())
        {
            fields.Add(new CelField(member.Name, TypeOf(member.Value), Optional: false, SizeOf(member.Value)));
        }

        var type = new CelObjectType("params", fields.ToImmutable());
        return (type, CelJson.Read(parameters, CelType.Object(type)));
    }

    private static CelType TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True or JsonValueKind.False => CelType.Bool,
        JsonValueKind.Number => value.TryGetInt64(out _) ? CelType.Int : CelType.Double,
        JsonValueKind.String => CelType.String,
        JsonValueKind.Array => CelType.List(Common(value.EnumerateArray().Select(TypeOf))),
        JsonValueKind.Object => CelType.Map(CelType.String, Common(value.EnumerateObject().Select(member => TypeOf(member.Value)))),
        _ => CelType.Null,
    };

    private static CelType Common(IEnumerable<CelType> types)
    {
        var distinct = types.Distinct().ToArray();
        return distinct is [var only] ? only : CelType.Dyn;
    }

    private static int SizeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.GetArrayLength(),
        JsonValueKind.Object => value.EnumerateObject().Count(),
        JsonValueKind.String => value.GetString()!.Length,
        _ => 0,
    };
}
