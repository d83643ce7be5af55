namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Who may know about which requests: those who may ask for them or agree to them, and auditors.</summary>
public static class ApprovalReaders
{
    /// <summary>The operations whose requests <paramref name="caller"/> may see; a named deputy sees that one request too.</summary>
    public static IReadOnlyList<string> OperationsFor(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return
        [
            .. NeedsTwo.Operations.Where(operation =>
            {
                var rule = NeedsTwo.Find(operation)!;
                return caller.HasAny(Role.Auditor) || caller.Roles.Any(role => rule.Askers.Contains(role) || rule.Approvers.Contains(role));
            }).Order(StringComparer.Ordinal),
        ];
    }
}
