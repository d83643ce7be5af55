namespace DataCenterOps.Api.Access;

/// <summary>The operation that an endpoint asks permission for: a test walks all endpoints and finds those without.</summary>
/// <param name="Operation">As in <c>estate.read</c>.</param>
public sealed record PermissionMetadata(string Operation);
