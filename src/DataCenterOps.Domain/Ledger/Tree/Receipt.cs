using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>
/// A file that proves offline that one entry is in the ledger (c2sp.org/tlog-proof, <c>.tlog-proof</c>): the entry, its place, its proof and a
/// signed checkpoint. Nothing of it is to be believed before it was verified.
/// </summary>
/// <param name="Index">The entry's place in the tree, from 0.</param>
/// <param name="Proof">From the leaf's sibling to the root's child.</param>
/// <param name="Note">The checkpoint with its signatures.</param>
/// <param name="Entry">The entry's bytes, when they are in the file.</param>
public sealed record Receipt(long Index, ImmutableArray<TreeHash> Proof, SignedNote Note, ReadOnlyMemory<byte>? Entry)
{
    private const string Header = "c2sp.org/tlog-proof@v1";

    /// <summary>Reads a file of at most <see cref="TreeLimits.ReceiptBytes"/>.</summary>
    /// <param name="utf8">The whole file.</param>
    /// <param name="receipt">The receipt, not verified.</param>
    /// <param name="error">What is wrong with the file.</param>
    public static bool TryParse(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Receipt? receipt, [NotNullWhen(false)] out string? error)
    {
        receipt = null;
        error = "the file is no receipt";
        var blank = utf8.IndexOf("\n\n"u8);
        if (utf8.Length > TreeLimits.ReceiptBytes || blank < 0)
        {
            return false;
        }

        var lines = new Queue<string>(Encoding.UTF8.GetString(utf8[..blank]).Split('\n'));
        if (!lines.TryDequeue(out var header) || header != Header)
        {
            error = $"its first line is not `{Header}`";
            return false;
        }

        byte[]? entry = null;
        if (lines.TryPeek(out var extra) && extra.StartsWith("extra ", StringComparison.Ordinal))
        {
            entry = StrictText.Base64(lines.Dequeue().AsSpan(6));
            if (entry is null)
            {
                error = "its `extra` is not base64";
                return false;
            }
        }

        if (!lines.TryDequeue(out var index) || !index.StartsWith("index ", StringComparison.Ordinal)
            || !StrictText.TryNumber(index.AsSpan(6), TreeLimits.Size, out var place))
        {
            error = "it has no line `index`";
            return false;
        }

        if (lines.Count > TreeLimits.InclusionHashes)
        {
            error = $"a proof has at most {TreeLimits.InclusionHashes} hashes";
            return false;
        }

        var proof = ImmutableArray.CreateBuilder<TreeHash>(lines.Count);
        foreach (var line in lines)
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

        receipt = new Receipt(place, proof.MoveToImmutable(), note, entry is null ? null : (ReadOnlyMemory<byte>?)entry);
        return true;
    }

    /// <summary>Whether the entry is in a tree that all of <paramref name="keys"/> have signed.</summary>
    /// <param name="keys">The keys of the log; each must have signed, and the origin is their name.</param>
    /// <param name="checkpoint">The checkpoint that is proven.</param>
    /// <param name="error">What does not hold.</param>
    public bool TryVerify(
        IReadOnlyCollection<INoteVerifier> keys,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        [NotNullWhen(false)] out string? error) => TryVerify(new SignedByAll(keys), out checkpoint, out error);

    /// <summary>Whether the entry is in a tree that <paramref name="trust"/> believes.</summary>
    /// <param name="trust">Who must have signed the checkpoint.</param>
    /// <param name="checkpoint">The checkpoint that is proven.</param>
    /// <param name="error">What does not hold.</param>
    public bool TryVerify(
        ILogTrust trust,
        [NotNullWhen(true)] out Checkpoint? checkpoint,
        [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(trust);
        if (!trust.TryOpen(Note, out checkpoint, out error))
        {
            return false;
        }

        error = trust.Missing(Note);
        if (error is not null)
        {
            return false;
        }

        if (Entry is not { } entry)
        {
            error = "the receipt does not hold its entry: nothing says of what it is one";
        }
        else if (!TreeProof.IsIncluded(Index, checkpoint.Size, TreeHash.OfLeaf(entry.Span), Proof.AsSpan(), checkpoint.Root))
        {
            error = $"the proof does not lead from this entry at {Index} to the root of the checkpoint";
        }

        return error is null;
    }

    /// <summary>The file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n');
        if (Entry is { } entry)
        {
            text.Append("extra ").Append(Convert.ToBase64String(entry.Span)).Append('\n');
        }

        text.Append("index ").Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Proof)
        {
            text.Append(hash.ToString()).Append('\n');
        }

        return text.Append('\n').Append(Note).ToString();
    }
}
