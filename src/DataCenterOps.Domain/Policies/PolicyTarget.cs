namespace DataCenterOps.Domain.Policies;

/// <summary>What a policy judges. Each has its own typed facts: <see cref="FactSchema"/>.</summary>
public enum PolicyTarget
{
    /// <summary>A hosted system with all its joined facts.</summary>
    System,

    /// <summary>A site.</summary>
    Site,

    /// <summary>A vendor and its sites.</summary>
    Vendor,

    /// <summary>A tenant.</summary>
    Tenant,

    /// <summary>A key and what it protects.</summary>
    Key,

    /// <summary>A flow of data with both ends, its source and its agreement.</summary>
    DataFlow,

    /// <summary>An agreement.</summary>
    Agreement,

    /// <summary>An incident.</summary>
    Incident,

    /// <summary>A resource that is added or raised.</summary>
    CapacityRequest,
}
