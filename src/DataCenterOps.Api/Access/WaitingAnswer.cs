using DataCenterOps.Domain.Ledger;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>The answer to an operation that waits for others: 202, where the request is, and what they agree to.</summary>
internal static class WaitingAnswer
{
    public static IResult Of(Answer.Waits waits)
    {
        ArgumentNullException.ThrowIfNull(waits);
        return Results.Accepted($"/api/v1/approvals/{waits.Approval}", new { approval = waits.Approval, digest = waits.Digest });
    }
}
