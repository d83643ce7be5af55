using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Ledger.Erasing;

/// <summary>What is erased: what is personal in one declared object, or all that is personal of a tenant's month.</summary>
public sealed record ErasureSubject
{
    /// <summary>Instead of a tenant, for what belongs to none.</summary>
    public const string Nobody = "-";

    private const string Object = "object";
    private const string Months = "month";

    // The longest id has a tenant and a name, each as long as an id may be.
    private const int MostIdCharacters = (2 * EstateId.MaxLength) + 1;

    /// <summary>The kind of the object; absent for a month.</summary>
    public DocumentKind? Kind { get; private init; }

    /// <summary>The object's full id; absent for a month.</summary>
    public string? Id { get; private init; }

    /// <summary>The tenant of a month or <see cref="Nobody"/>; absent for an object.</summary>
    public string? Tenant { get; private init; }

    /// <summary>As in <c>2026-10</c>, in UTC; absent for an object.</summary>
    public string? Month { get; private init; }

    /// <summary>Its name: the key of its grain, and of its stream behind <c>erasure/</c>.</summary>
    public string Key => Kind is null ? $"{Months}/{Tenant}/{Month}" : $"{Object}/{Kind.Name}/{Id}";

    /// <summary>Which operation erases it.</summary>
    public string Operation => Kind is null ? NeedsTwo.EraseMonth : NeedsTwo.Erase;

    /// <summary>The type of its entry.</summary>
    public string EntryType => Kind is null ? ErasureEntryTypes.MonthErased : ErasureEntryTypes.ObjectErased;

    /// <summary>One object.</summary>
    public static bool TryObject(DocumentKind kind, string id, [NotNullWhen(true)] out ErasureSubject? subject)
    {
        subject = id is { Length: > 0 and <= MostIdCharacters } && !id.Any(char.IsControl) ? new ErasureSubject { Kind = kind, Id = id } : null;
        return subject is not null;
    }

    /// <summary>One month.</summary>
    public static bool TryMonth(string tenant, string month, [NotNullWhen(true)] out ErasureSubject? subject)
    {
        var valid = (tenant == Nobody || TenantId.TryParse(tenant, out _))
            && DateOnly.TryParseExact(month + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        subject = valid ? new ErasureSubject { Tenant = tenant, Month = month } : null;
        return valid;
    }

    /// <summary>Reads what <see cref="Key"/> writes.</summary>
    public static bool TryParse(string key, [NotNullWhen(true)] out ErasureSubject? subject)
    {
        ArgumentNullException.ThrowIfNull(key);
        subject = null;
        return key.Split('/', 3) switch
        {
            [Object, var kind, var id] when EstateSchema.TryGet(kind, out var known) => TryObject(known, id, out subject),
            [Months, var tenant, var month] => TryMonth(tenant, month, out subject),
            _ => false,
        };
    }

    /// <summary>What persons are asked to agree to, and what the entry says: never what is erased, only how much.</summary>
    /// <param name="details">How many details there are.</param>
    public byte[] Write(long details) => CanonicalJson.Write(Kind is null
        ? new JsonObject { ["details"] = details, ["month"] = Month, ["tenant"] = Tenant }
        : new JsonObject { ["details"] = details, ["id"] = Id, ["kind"] = Kind.Name });
}
