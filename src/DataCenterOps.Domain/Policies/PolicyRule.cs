namespace DataCenterOps.Domain.Policies;

/// <summary>One expression that must be true.</summary>
/// <param name="Id">Unique in its policy.</param>
/// <param name="Expression">What must be true.</param>
/// <param name="Evidence">What is shown when it is not: evaluated on failure only.</param>
/// <param name="Message">The sentence of a denial; <c>{evidence}</c> stands for the evidence in short.</param>
/// <param name="Remediation">What the reader can do.</param>
/// <param name="Line">Where the expression stands in the pack, from 1.</param>
public sealed record PolicyRule(
    string Id, string Expression, string? Evidence, LocalizedText? Message, LocalizedText? Remediation, int Line)
{
    /// <summary>The rule's weight: what a finding of it costs, from 0 to <see cref="PolicyLimits.RulePoints"/>.</summary>
    public int Points { get; init; }
}
