using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Names a tenant: 2 to 40 lower-case letters, digits or hyphens, as in <c>min-interior</c>, never reused.
/// <c>default(TenantId)</c> names nobody: reject it where one comes out of a deserializer.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.TenantId")]
public readonly record struct TenantId
{
    private TenantId(string value) => Value = value;

    /// <summary>The operator's own tenant. It always exists and owns what belongs to no ministry.</summary>
    public static TenantId Platform { get; } = new("platform");

    /// <summary>The text of the id.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>Reads a tenant's id from text that came from outside.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TenantId id)
    {
        var valid = EstateId.IsValid(text);
        id = valid ? new TenantId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
