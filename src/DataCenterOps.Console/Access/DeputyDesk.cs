using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Console.Access;

/// <summary>Names and ends the deputy of whoever looks at the page.</summary>
public sealed class DeputyDesk(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, PersonNames names, TimeProvider time)
{
    // The days that people type are Algeria's.
    private static readonly TimeSpan Algiers = TimeSpan.FromHours(1);

    /// <summary>Names a deputy from the beginning of one day to the end of another.</summary>
    /// <returns>Every reason against it.</returns>
    public async Task<ImmutableArray<Reason>> NameAsync(string? deputy, string? from, string? until, CancellationToken cancellationToken)
    {
        if (!DateOnly.TryParseExact(from, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            || !DateOnly.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var last) || last == DateOnly.MaxValue)
        {
            return [ApprovalReasons.DeputySpan];
        }

        var person = await names.PersonAsync(deputy, cancellationToken);
        return await OnAsync((grain, operation) => grain.NameAsync(operation, person, StartOf(first), StartOf(last.AddDays(1)), cancellationToken));
    }

    /// <summary>Has none any more.</summary>
    /// <returns>Every reason against it.</returns>
    public Task<ImmutableArray<Reason>> EndAsync(CancellationToken cancellationToken) =>
        OnAsync((grain, operation) => grain.EndAsync(operation, cancellationToken));

    private async Task<ImmutableArray<Reason>> OnAsync(Func<IDeputyGrain, OperationId, Task<Answer>> call)
    {
        if (who.Caller.Person is not { } person)
        {
            return [ApprovalReasons.NoPerson];
        }

        using (calls.As(who.Caller))
        {
            return await call(grains.GetGrain<IDeputyGrain>(person), OperationId.From(Guid.CreateVersion7(time.GetUtcNow()))) is Answer.Refused refused
                ? refused.Reasons
                : [];
        }
    }

    private static DateTimeOffset StartOf(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Algiers).ToUniversalTime();
}
