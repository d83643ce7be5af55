namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>What a row of a report says in words.</summary>
public static class ReportText
{
    /// <summary>The sentence in three languages: why it is violated, that it could not be judged, else what the policy asks.</summary>
    public static LocalizedText Of(ReportPolicy policy, ReportResult result)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(result);
        return result switch
        {
            { Message: { } message } => message,
            { Error: { } error } => new(
                $"{policy.Title.Ar}: تعذّر التقييم: {error}", $"{policy.Title.Fr} : n’a pas pu être évalué : {error}",
                $"{policy.Title.En}: could not be judged: {error}"),
            _ => policy.Title,
        };
    }
}
