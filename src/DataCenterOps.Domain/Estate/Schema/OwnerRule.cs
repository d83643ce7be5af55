namespace DataCenterOps.Domain.Estate;

/// <summary>How the tenant that owns a document is found.</summary>
public enum OwnerRule
{
    /// <summary>It belongs to no tenant: the platform keeps it, every tenant may read it.</summary>
    Nobody,

    /// <summary>It is a tenant and owns itself.</summary>
    Itself,

    /// <summary>A field names the tenant.</summary>
    Field,

    /// <summary>The tenant of the system that a flow comes from, else of the one it goes to.</summary>
    FlowEnds,

    /// <summary>The first of the parties.</summary>
    FirstParty,
}
