using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Policies.Signing;

/// <summary>Who vouches for a pack.</summary>
/// <param name="Note">The signed note, as it stands in the pack; absent where there is none.</param>
/// <param name="Signer">The trusted keys that have signed, as in <c>ministry-policies+1a2b3c4d</c>; absent where none has, so that the pack is unsigned.</param>
/// <param name="Reasons">What stands against putting it in force; empty where no key is trusted, since then none is asked for.</param>
public sealed record PackStanding(string? Note, string? Signer, ImmutableArray<Reason> Reasons)
{
    /// <summary>Judges the signature of <paramref name="pack"/>, read from <paramref name="text"/>, by the keys that are trusted.</summary>
    public static PackStanding Of(string text, Pack pack, PackTrust trust)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(trust);
        var (_, note) = PackNote.Split(text);
        if (trust.Keys.IsEmpty)
        {
            return new PackStanding(note, null, []);
        }

        if (note is null)
        {
            return Refuse(note, "pack.unsigned", $"the pack `{pack.Id}` is not signed, and only what a trusted key has signed comes into force: `dcops policy sign`");
        }

        if (!SignedNote.TryParse(Encoding.UTF8.GetBytes(note), out var signed, out var error))
        {
            return Refuse(note, "pack.signature", $"the note at the end of the pack is none: {error}");
        }

        if (signed.Text != new PackNote(pack.Id, pack.Revision).ToString())
        {
            return Refuse(note, "pack.signature", $"the signature is not over this text of the pack `{pack.Id}`, which is {pack.Revision}: it was changed, or another was signed");
        }

        return signed.TryVerify(trust.Keys, out var signers, out error)
            ? new PackStanding(note, string.Join(", ", signers.Select(NameOf)), [])
            : Refuse(note, "pack.signature", $"the signature of the pack `{pack.Id}` is not to be trusted: {error}");
    }

    private static string NameOf(INoteVerifier key) => $"{key.Name}+{key.KeyId.ToString("x8", CultureInfo.InvariantCulture)}";

    private static PackStanding Refuse(string? note, string code, string message) => new(note, null, [new Reason(code, message)]);
}
