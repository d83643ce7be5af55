namespace DataCenterOps.Domain.Policies;

/// <summary>A named expression of a policy, evaluated when it is first read and at most once.</summary>
public sealed record PolicyVariable(string Name, string Expression, int Line);
