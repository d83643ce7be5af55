using DataCenterOps.Grains.Access;
using DataCenterOps.Domain.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>Takes the caller from the principal that authentication has made.</summary>
internal sealed class HttpCallerAccessor(IHttpContextAccessor http, TimeProvider time) : ICallerAccessor
{
    /// <inheritdoc/>
    public Caller Caller =>
        CallerPrincipal.Read(http.HttpContext?.User, time.GetUtcNow())
        ?? throw new UnauthorizedAccessException("the request carries no authenticated caller");

    /// <inheritdoc/>
    public string? Session => CallerPrincipal.SessionOf(http.HttpContext?.User);

    /// <inheritdoc/>
    public string Name => http.HttpContext?.User.Identity?.Name ?? Caller.Subject;
}
