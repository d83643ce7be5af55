using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Estate.Inventories;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>Takes an inventory as the word of its site, whichever way it came, or says every reason why not.</summary>
internal static class AttestedInventories
{
    /// <summary>Every reason against; none for documents of other kinds.</summary>
    public static async ValueTask<ImmutableArray<Reason>> RefuseAsync(
        DeclaredDocument document, DeclaredDocument? previous, IEstateFacts facts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (document.Kind.Name != SignedInventory.Kind)
        {
            return [];
        }

        var site = await facts.FindAsync("Site", document.Id, cancellationToken);
        return InventoryRules.Refuse(document.Id, document.Read(), site, TakenAt(previous), Ed25519Signatures.Verify, now);
    }

    private static DateTimeOffset? TakenAt(DeclaredDocument? previous) =>
        previous?.Read() is { } fields && fields.TryGetProperty("takenAt", out JsonElement taken)
            ? DateTimeOffset.Parse(taken.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
}
