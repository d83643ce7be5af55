namespace DataCenterOps.Api.Access;

/// <summary>The body that names a standing deputy.</summary>
/// <param name="Deputy">The person.</param>
/// <param name="From">From this moment on, RFC 3339.</param>
/// <param name="Until">And no more at this one.</param>
internal sealed record DeputyNamedBody(string Deputy, string From, string Until);
