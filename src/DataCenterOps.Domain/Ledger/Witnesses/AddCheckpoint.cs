using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>What a log asks a witness (c2sp.org/tlog-witness): to cosign a checkpoint, with the proof that it extends the last one.</summary>
/// <param name="OldSize">The size that the witness is thought to have cosigned last; 0 for none.</param>
/// <param name="Proof">From the old size to the checkpoint's.</param>
/// <param name="Note">The checkpoint with its signatures.</param>
/// <param name="Checkpoint">What the note says. Nothing of it is to be believed yet.</param>
public sealed record AddCheckpoint(long OldSize, ImmutableArray<TreeHash> Proof, SignedNote Note, Checkpoint Checkpoint)
{
    private const string Old = "old ";

    /// <summary>Reads the body of a request of at most <see cref="WitnessLimits.RequestBytes"/>.</summary>
    /// <param name="utf8">The whole body.</param>
    /// <param name="request">The request.</param>
    /// <param name="error">What is wrong with it.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out AddCheckpoint? request, [NotNullWhen(false)] out string? error)
    {
        request = null;
        var blank = utf8.IndexOf("\n\n"u8);
        error = utf8.Length > WitnessLimits.RequestBytes ? $"a request has at most {WitnessLimits.RequestBytes} bytes"
            : blank < 0 ? "no checkpoint stands behind an empty line"
            : null;
        if (error is not null)
        {
            return false;
        }

        // What is not ASCII becomes a character that no number and no base64 has.
        var lines = Encoding.ASCII.GetString(utf8[..blank]).Split('\n');
        if (!lines[0].StartsWith(Old, StringComparison.Ordinal) || !StrictText.TryNumber(lines[0].AsSpan(Old.Length), TreeLimits.Size, out var old))
        {
            error = "the first line is not `old` and a size";
            return false;
        }

        if (lines.Length - 1 > WitnessLimits.ProofLines)
        {
            error = $"a proof has at most {WitnessLimits.ProofLines} hashes";
            return false;
        }

        var proof = ImmutableArray.CreateBuilder<TreeHash>(lines.Length - 1);
        foreach (var line in lines.AsSpan(1))
        {
            if (!TreeHash.TryParse(line, out var hash))
            {
                error = $"hash {proof.Count + 1} of the proof is malformed";
                return false;
            }

            proof.Add(hash);
        }

        if (!SignedNote.TryParse(utf8[(blank + 2)..], out var note, out error))
        {
            return false;
        }

        if (!Checkpoint.TryParse(note.Text, out var checkpoint))
        {
            error = "what is signed is no checkpoint";
            return false;
        }

        request = new AddCheckpoint(old, proof.MoveToImmutable(), note, checkpoint);
        return true;
    }

    /// <summary>The body of the request.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Old).Append(OldSize.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
        {
            text.Append(hash.ToString()).Append('\n');
        }

        return text.Append('\n').Append(Note).ToString();
    }
}
