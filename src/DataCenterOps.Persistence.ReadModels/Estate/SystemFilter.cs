namespace DataCenterOps.Persistence.ReadModels.Estate;

/// <summary>Which systems a list shows; what is absent does not filter.</summary>
public sealed record SystemFilter
{
    /// <summary>The filter that lets every system pass that is not retired.</summary>
    public static SystemFilter None { get; } = new();

    /// <summary>Of this owner.</summary>
    public string? Tenant { get; init; }

    /// <summary>With a placement, of any role, at this site.</summary>
    public string? Site { get; init; }

    /// <summary>As in <c>register</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>As in <c>production</c>.</summary>
    public string? Phase { get; init; }

    /// <summary>A level of the pack.</summary>
    public string? Classification { get; init; }

    /// <summary>As in <c>vital</c>.</summary>
    public string? Criticality { get; init; }

    /// <summary><c>active</c> (unless told), <c>retired</c> or <c>all</c>.</summary>
    public string? State { get; init; }

    /// <summary>Part of the id or of a name in any language; case and accents do not matter.</summary>
    public string? Text { get; init; }
}
