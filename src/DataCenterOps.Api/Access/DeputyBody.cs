namespace DataCenterOps.Api.Access;

/// <summary>The body of passing a request on.</summary>
/// <param name="Deputy">The person who agrees in the caller's place.</param>
internal sealed record DeputyBody(string Deputy);
