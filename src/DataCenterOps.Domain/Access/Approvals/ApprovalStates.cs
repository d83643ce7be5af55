namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Where a request stands, as a code that readers see.</summary>
public static class ApprovalStates
{
    /// <summary>The codes by which lists can be filtered.</summary>
    public static IReadOnlyList<string> Codes { get; } =
        ["waiting", "approved", "executed", "rejected", "withdrawn", "void", "expired"];

    /// <summary>The code of a row's state at <paramref name="now"/>: what nobody has carried out in time is over.</summary>
    public static string At(string state, DateTimeOffset expiresAt, DateTimeOffset now) =>
        state is "waiting" or "approved" && now >= expiresAt ? "expired" : state;
}
