namespace DataCenterOps.Domain.Policies.Law;

/// <summary>Limits of the register of law, each with its reason.</summary>
public static class ProvisionLimits
{
    /// <summary>Bytes of one provision: an article in three languages is some pages; a longer text is cut into paragraphs.</summary>
    public const int Bytes = 65_536;

    /// <summary>Versions of one provision: a change of law every month for fifteen years.</summary>
    public const int Versions = 200;

    /// <summary>Provisions that the register changes: each silo holds all of their versions, some ten times what a pack cites.</summary>
    public const int Provisions = 1_000;

    /// <summary>Versions of all provisions together, for the same reason.</summary>
    public const int AllVersions = 5_000;

    /// <summary>Characters of the id of a provision, as of other names.</summary>
    public const int IdLength = 80;

    /// <summary>Provisions of one what-if: what one law changes at once.</summary>
    public const int AtOnce = 50;
}
