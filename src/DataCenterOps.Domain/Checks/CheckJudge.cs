using System.Globalization;

namespace DataCenterOps.Domain.Checks;

/// <summary>Judges what a probe saw. Pure: the same observation gets the same verdict everywhere.</summary>
public static class CheckJudge
{
    // Without an assertion a page must at least not say that it failed.
    private const int FirstFailingStatus = 400;

    /// <summary>Judges <paramref name="seen"/> by what <paramref name="check"/> asks.</summary>
    public static CheckVerdict Judge(CheckDefinition check, CheckObservation seen, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(seen);
        if (seen.Fault is { } fault)
        {
            return new(seen.IsOurFault ? CheckOutcome.Unknown : CheckOutcome.Fail, fault, seen.Detail);
        }

        // A certificate that has ended protects nobody, whatever else is asserted.
        if (seen.Tls is { Reason: CheckReasons.TlsExpired or CheckReasons.TlsNotYetValid } ended)
        {
            return new(CheckOutcome.Fail, ended.Reason, null);
        }

        return check.Asserts.IsEmpty ? Default(seen) : CheckAsserts.Judge(check.Kind, check.Asserts, seen, now);
    }

    private static CheckVerdict Default(CheckObservation seen) => seen switch
    {
        { Tls.Reason: { Length: > 0 } reason } => new(CheckOutcome.Fail, reason, null),
        { Status: >= FirstFailingStatus } => new(
            CheckOutcome.Fail, CheckReasons.Assert, string.Create(CultureInfo.InvariantCulture, $"status is {seen.Status}")),
        _ => CheckVerdict.Ok,
    };
}
