using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Shell;

/// <summary>That a page can look back, at what it does, or why it cannot.</summary>
/// <param name="Moment">What is shown; nothing for the present.</param>
/// <param name="Problem">Why nothing is shown.</param>
/// <param name="Percent">How much of the moment is read, while it is.</param>
/// <param name="IsPassing">Whether a repeat may show it.</param>
public sealed record PastView(PastMoment? Moment = null, LocalizedText? Problem = null, int? Percent = null, bool IsPassing = false)
{
    private static readonly object Key = new();

    /// <summary>The one of this request's page; nothing on a page that only knows the present.</summary>
    public static PastView? Of(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        return http.Items[Key] as PastView;
    }

    /// <summary>Makes it the request's.</summary>
    public void Set(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Items[Key] = this;
    }
}
