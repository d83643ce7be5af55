using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Ledger.Erasing;

/// <summary>What may be erased.</summary>
public static class ErasureRules
{
    /// <summary>Every reason against erasing it now.</summary>
    public static ImmutableArray<Reason> Refuse(ErasureSubject subject, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (subject.Kind is { } kind)
        {
            return kind.HasPersonal() ? [] : [new("erasure.nothing_personal", $"documents of the kind `{kind.Singular}` hold nothing personal")];
        }

        var end = DateTimeOffset.Parse(subject.Month + "-01T00:00:00Z", CultureInfo.InvariantCulture).AddMonths(1);
        return now >= end.AddHours(LedgerLimits.MonthRestHours)
            ? []
            : [new("erasure.month_open", $"`{subject.Month}` is not over: its key is still in use. Erase single objects now and the month when it is over")];
    }
}
