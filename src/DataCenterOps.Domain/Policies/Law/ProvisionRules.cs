using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>What may become the next version of a provision.</summary>
public static class ProvisionRules
{
    private const string VerifiedText = "verified-text";

    /// <summary>Every reason against recording <paramref name="proposed"/>; none when another person may be asked to agree.</summary>
    /// <param name="id">The provision that is to change.</param>
    /// <param name="before">What is recorded of it, here or in the pack; absent for one that is new.</param>
    /// <param name="version">The number of the version recorded last; 0 where none was recorded here.</param>
    /// <param name="seen">The version that who asks has seen; absent where they do not say.</param>
    /// <param name="proposed">What it would say.</param>
    /// <param name="now">The moment of asking.</param>
    public static ImmutableArray<Reason> Refuse(
        string id, LegalProvision? before, int version, int? seen, LegalProvision proposed, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(proposed);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (proposed.Id != id)
        {
            reasons.Add(new Reason("provision.id", $"the text says `{proposed.Id}` and was sent as `{id}`"));
        }

        if (seen is { } known && known != version)
        {
            reasons.Add(new Reason("provision.version", $"you have seen version {known}, and version {version} is recorded: look at it first"));
        }

        if (version >= ProvisionLimits.Versions)
        {
            reasons.Add(new Reason("provision.versions", $"a provision has at most {ProvisionLimits.Versions} versions"));
        }

        if (before is not null && ProvisionForm.Write(before) == ProvisionForm.Write(proposed))
        {
            reasons.Add(new Reason("provision.same", "nothing would change"));
        }

        AddVerification(reasons, before, proposed, now);
        return reasons.ToImmutable();
    }

    /// <summary>The same provision with another verification, for who has read the text and changes nothing of it.</summary>
    public static LegalProvision Verified(LegalProvision provision, LegalVerification verification, string? gazette, string? source)
    {
        ArgumentNullException.ThrowIfNull(provision);
        return provision with
        {
            Verification = verification,
            GazetteRef = gazette ?? provision.GazetteRef,
            SourceUrl = source ?? provision.SourceUrl,
        };
    }

    private static void AddVerification(
        ImmutableArray<Reason>.Builder reasons, LegalProvision? before, LegalProvision proposed, DateTimeOffset now)
    {
        var (was, will) = (before?.Verification ?? new LegalVerification("unverified"), proposed.Verification);
        if (will.At > DateOnly.FromDateTime(now.UtcDateTime))
        {
            reasons.Add(new Reason("provision.verified_later", "it was verified on a day that has not come yet"));
        }

        // What was read is not what would stand there.
        var isOther = before is not null && !SaysTheSame(before, proposed) && will.Status != "unverified" && will == was;
        if (isOther)
        {
            reasons.Add(new Reason(
                "provision.unread", "the wording, its dates or values change, and the verification is still that of the earlier text: verify it again or lower the status"));
        }

        if (!LegalVerification.IsSurer(will.Status, was.Status))
        {
            return;
        }

        if (string.IsNullOrWhiteSpace(will.By) || will.At is null)
        {
            reasons.Add(new Reason("provision.reader", "a status rises only with who read the text, and on which day"));
        }

        if (will.Status == VerifiedText && (string.IsNullOrWhiteSpace(proposed.GazetteRef) || will.Sha256 is null))
        {
            reasons.Add(new Reason(
                "provision.proof", "`verified-text` needs the official text: where it stands in the gazette, and the SHA-256 of the document that was read"));
        }
    }

    private static bool SaysTheSame(LegalProvision before, LegalProvision after) =>
        ProvisionForm.Write(Wording(before)) == ProvisionForm.Write(Wording(after));

    private static LegalProvision Wording(LegalProvision provision) => provision with
    {
        Title = null, Translated = [], SourceUrl = null, GazetteRef = null, Verification = new LegalVerification("unverified"),
    };
}
