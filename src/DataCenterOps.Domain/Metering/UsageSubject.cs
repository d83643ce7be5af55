using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Domain.Estate;
using Orleans;

namespace DataCenterOps.Domain.Metering;

/// <summary>
/// What usage belongs to: <c>tenant/system</c> or <c>tenant/system/resource</c>; the resource may also be a service.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.UsageSubject")]
public readonly record struct UsageSubject
{
    private UsageSubject(TenantId tenant, string system, string resource) =>
        (Tenant, System, Resource) = (tenant, system, resource);

    /// <summary>Who pays.</summary>
    [Id(0)] public TenantId Tenant { get; }

    /// <summary>The system's id.</summary>
    [Id(1)] public string System { get; }

    /// <summary>The resource's id; empty for the system as a whole.</summary>
    [Id(2)] public string Resource { get; }

    /// <summary>Reads a subject from text that came from outside.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out UsageSubject subject)
    {
        subject = default;
        if (text is null)
        {
            return false;
        }

        var parts = text.Split('/');
        if (parts.Length is not (2 or 3) || !TenantId.TryParse(parts[0], out var tenant)
            || !parts.Skip(1).All(EstateId.IsValid))
        {
            return false;
        }

        subject = new UsageSubject(tenant, parts[1], parts.Length == 3 ? parts[2] : "");
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        Resource is { Length: > 0 } ? $"{Tenant}/{System}/{Resource}" : $"{Tenant}/{System}";
}
