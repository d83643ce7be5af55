using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Domain.Ledger;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Problems;

/// <summary>The caller's name for a command: <c>Idempotency-Key</c>, made here when it is absent.</summary>
internal static class OperationHeader
{
    private const string Name = "Idempotency-Key";

    public static bool IsGiven(HttpContext http) => http.Request.Headers.ContainsKey(Name);

    public static bool TryRead(
        HttpContext http, TimeProvider time, out OperationId operation, [NotNullWhen(false)] out Problem? problem)
    {
        problem = null;
        string? header = http.Request.Headers[Name];
        if (header is null)
        {
            operation = OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));
            return true;
        }

        if (OperationId.TryParse(header, out operation))
        {
            return true;
        }

        problem = Problem.Of(
            StatusCodes.Status400BadRequest, "request.malformed", "`Idempotency-Key` has 8 to 64 letters, digits or hyphens");
        return false;
    }
}
