namespace DataCenterOps.Api.Policies;

/// <summary>The body of a change of a provision.</summary>
/// <param name="Text">The whole provision as it would be, YAML or JSON.</param>
/// <param name="Version">The version that the caller has seen; absent where they do not care.</param>
internal sealed record ProvisionBody(string Text, int? Version = null);
