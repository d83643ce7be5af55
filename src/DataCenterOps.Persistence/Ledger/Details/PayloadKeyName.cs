using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>Names a payload key: whose details of which month it encrypts, and which one of that month's it is.</summary>
/// <param name="Tenant">The tenant, or <see cref="Nobody"/>.</param>
/// <param name="Month">The month of the entries' times in UTC, as in <c>2026-10</c>.</param>
/// <param name="Id">A UUIDv7.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PayloadKeyName(string Tenant, string Month, string Id)
{
    /// <summary>Instead of a tenant, for what belongs to none.</summary>
    public const string Nobody = "-";

    /// <summary>The tenant's name in keys.</summary>
    public static string Of(TenantId? tenant) => tenant?.Value ?? Nobody;

    /// <summary>The month of a time, as it stands in names.</summary>
    public static string MonthOf(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The name of its secret: a file's, too, so nothing but what we make ourselves is one.</summary>
    public bool TryText([NotNullWhen(true)] out string? text)
    {
        text = TryPrefix(Tenant, Month, out var prefix) && Guid.TryParseExact(Id, "D", out _) ? prefix + Id : null;
        return text is not null;
    }

    /// <summary>What the names of all secrets of a tenant's month begin with.</summary>
    public static bool TryPrefix(string tenant, string month, [NotNullWhen(true)] out string? prefix)
    {
        var valid = (tenant == Nobody || TenantId.TryParse(tenant, out _))
            && DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        prefix = valid ? $"{tenant}.{month}." : null;
        return valid;
    }
}
