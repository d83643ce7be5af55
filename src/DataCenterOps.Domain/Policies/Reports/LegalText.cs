namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>A reference to the law in one line, for files: what nobody has read is not printed as if somebody had.</summary>
internal static class LegalText
{
    /// <summary>The status of a text whose wording was read.</summary>
    public const string Read = "verified-text";

    /// <summary>How sure it is, that it is no law where it is none, and which version of it was shown.</summary>
    public static string Mark(ReportLaw law) => string.Join(", ", new[]
    {
        law.Status,
        law.State == "in-force" ? null : law.State,
        law.Version == 0 ? null : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"version {law.Version}"),
    }.OfType<string>());

    /// <summary>Instrument and article.</summary>
    public static string Of(ReportLaw law) =>
        law.Article is "unverified" ? $"{law.Instrument} (article not verified)"
        : law.Article is "n/a" ? law.Instrument
        : $"{law.Instrument}, {law.Article}";
}
