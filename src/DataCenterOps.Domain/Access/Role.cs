namespace DataCenterOps.Domain.Access;

/// <summary>What a caller may do, as one word. The codes on the wire are in <see cref="RoleCodes"/>.</summary>
public enum Role
{
    /// <summary>Runs the estate: systems, placements, checks.</summary>
    Operator,

    /// <summary>Answers for residency, classification, policies and keys.</summary>
    SecurityOfficer,

    /// <summary>Answers for tariffs, charges and budgets.</summary>
    FinanceOfficer,

    /// <summary>Reads everything, changes nothing.</summary>
    Auditor,

    /// <summary>People and configuration; no tenant's data, no keys.</summary>
    PlatformAdmin,

    /// <summary>Administers one tenant's own things.</summary>
    TenantAdmin,

    /// <summary>Reads one tenant's own things.</summary>
    TenantReader,

    /// <summary>Data-protection officer of a tenant.</summary>
    Dpo,

    /// <summary>The program itself: scheduled work. Never given to a person or a token.</summary>
    System,
}
