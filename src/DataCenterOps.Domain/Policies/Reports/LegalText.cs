namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>A reference to the law in one line, for files: what nobody has read is not printed as if somebody had.</summary>
internal static class LegalText
{
    /// <summary>The status of a text whose wording was read.</summary>
    public const string Read = "verified-text";

    /// <summary>Instrument and article.</summary>
    public static string Of(ReportLaw law) =>
        law.Article is "unverified" ? $"{law.Instrument} (article not verified)"
        : law.Article is "n/a" ? law.Instrument
        : $"{law.Instrument}, {law.Article}";
}
