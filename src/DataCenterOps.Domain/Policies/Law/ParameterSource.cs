namespace DataCenterOps.Domain.Policies.Law;

/// <summary>A parameter of a policy that is a value of a provision: <c>{provision: ID, value: NAME}</c>.</summary>
/// <param name="Parameter">The name that expressions use.</param>
/// <param name="Provision">The provision that sets it.</param>
/// <param name="Value">The name of the value there.</param>
public sealed record ParameterSource(string Parameter, string Provision, string Value);
