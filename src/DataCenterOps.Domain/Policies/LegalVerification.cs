namespace DataCenterOps.Domain.Policies;

/// <summary>How sure a pack is of a reference to the law, and who says so.</summary>
/// <param name="Status"><c>verified-text</c>, <c>verified-secondary</c>, <c>interpretation</c> or <c>unverified</c>.</param>
/// <param name="By">Who read it and where; nothing when nobody has.</param>
/// <param name="At">The day on which that was recorded.</param>
/// <param name="Sha256">SHA-256 of the document that was read, lower-case hexadecimal; nothing where none was attached.</param>
public sealed record LegalVerification(string Status, string? By = null, DateOnly? At = null, string? Sha256 = null)
{
    /// <summary>The statuses, surest first.</summary>
    public static IReadOnlyList<string> Statuses { get; } = ["verified-text", "verified-secondary", "interpretation", "unverified"];

    /// <summary>Whether <paramref name="status"/> claims more than <paramref name="recorded"/>.</summary>
    public static bool IsSurer(string status, string recorded) => Rank(status) < Rank(recorded);

    private static int Rank(string status)
    {
        for (var rank = 0; rank < Statuses.Count; rank++)
        {
            if (Statuses[rank] == status)
            {
                return rank;
            }
        }

        return Statuses.Count;
    }
}
