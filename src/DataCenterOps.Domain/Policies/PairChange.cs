namespace DataCenterOps.Domain.Policies;

/// <summary>What a change of rules or facts does to one rule and one subject.</summary>
public enum PairChange
{
    /// <summary>A finding that was not there: the rule held, or was not asked.</summary>
    NewlyFailing,

    /// <summary>The same finding on other grounds: evidence, message, severity or law differ.</summary>
    Differs,

    /// <summary>A finding that is no more.</summary>
    NewlyPassing,
}
