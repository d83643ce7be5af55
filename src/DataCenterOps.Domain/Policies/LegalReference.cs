using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>
/// The text that a policy rests on. What is not <c>verified-text</c> is shown with its status, and an article
/// <c>unverified</c> is never printed as a number.
/// </summary>
/// <param name="Instrument">The law, decree or decision, as it is cited.</param>
/// <param name="Article">Article and paragraph, or <c>unverified</c>, or <c>n/a</c>.</param>
/// <param name="Status">How sure the policy is of what it says: one of <see cref="LegalVerification.Statuses"/>.</param>
/// <param name="ProvisionId">The provision of the pack, if it is recorded there.</param>
/// <param name="Provision">That provision.</param>
public sealed record LegalReference(
    string Instrument, string Article, string Status, string? ProvisionId, LegalProvision? Provision = null)
{
    /// <summary>The version in the register of law that is shown; 0 for what the pack itself says.</summary>
    public int Version { get; init; }

    /// <summary>Writes the reference with the title of the provision and the day on which it was verified.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteString("instrument", Instrument);
        writer.WriteString("article", Article);
        writer.WriteString("status", Status);
        if (ProvisionId is not null)
        {
            writer.WriteString("provisionId", ProvisionId);
        }

        if (Version > 0)
        {
            writer.WriteNumber("provisionVersion", Version);
        }

        // What is law goes without saying; what is not yet or no more is said wherever the reference is shown.
        if (Provision is { State: not "in-force" })
        {
            writer.WriteString("state", Provision.State);
        }

        if (Provision?.Title is { } title)
        {
            title.Write(writer, "title");
            writer.WriteStartArray("titleTranslated");
            foreach (var language in Provision.Translated)
            {
                writer.WriteStringValue(language);
            }

            writer.WriteEndArray();
        }

        if (Provision?.Verification.At is { } at)
        {
            writer.WriteString("verifiedAt", at.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }

        writer.WriteEndObject();
    }
}
