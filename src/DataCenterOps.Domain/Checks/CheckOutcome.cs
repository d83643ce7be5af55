namespace DataCenterOps.Domain.Checks;

/// <summary>One answer to a check.</summary>
public enum CheckOutcome
{
    /// <summary>The target answered and every assertion held.</summary>
    Ok = 0,

    /// <summary>The target did not answer, or an assertion did not hold.</summary>
    Fail = 1,

    /// <summary>The question could not be evaluated. It says nothing about the target, for or against.</summary>
    Unknown = 2,
}
