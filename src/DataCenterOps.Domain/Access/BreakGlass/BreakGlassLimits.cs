namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>Limits of break-glass, each with its reason.</summary>
public static class BreakGlassLimits
{
    /// <summary>Hours at most: a shift. What takes longer is asked for again, by two persons.</summary>
    public const int Hours = 8;

    /// <summary>Characters of the reason: it is read in a list and on every page's banner.</summary>
    public const int ReasonLength = 500;

    /// <summary>Characters of a review.</summary>
    public const int ReviewLength = 4000;

    /// <summary>Working days within which somebody who took no part has looked at it.</summary>
    public const int ReviewDays = 5;

    /// <summary>Times at once that decisions look at. A newer one beyond lifts nothing: more than these is no emergency, but no enforcement.</summary>
    public const int AtOnce = 20;
}
