using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>
/// A file that proves offline that one fact is in the ledger (<c>.fact-proof</c>): the row, its place and proof in a digest, and the receipt of that digest's
/// entry. Nothing of it is to be believed before <see cref="TryVerify"/>.
/// </summary>
/// <param name="Row">The canonical row.</param>
/// <param name="Index">Its place in the digest, from 0.</param>
/// <param name="Path">From the row's sibling to the child of the digest's root.</param>
/// <param name="Receipt">Of the digest's entry.</param>
public sealed record FactProof(ReadOnlyMemory<byte> Row, long Index, ImmutableArray<TreeHash> Path, Receipt Receipt)
{
    private const string Header = "dcops-fact-proof@v1";

    /// <summary>Whether a file says of itself that it is one.</summary>
    public static bool IsOne(ReadOnlySpan<byte> utf8) => utf8.StartsWith("dcops-fact-proof@v1\n"u8);

    /// <summary>Reads a file of at most <see cref="DigestLimits.ProofBytes"/>.</summary>
    /// <param name="utf8">The whole file.</param>
    /// <param name="proof">The proof, not verified.</param>
    /// <param name="error">What is wrong with the file.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out FactProof? proof, [NotNullWhen(false)] out string? error)
    {
        (proof, error) = (null, "the file is no proof of a fact");
        var blank = utf8.IndexOf("\n\n"u8);
        if (utf8.Length > DigestLimits.ProofBytes || blank < 0 || !IsOne(utf8))
        {
            return false;
        }

        var lines = Encoding.UTF8.GetString(utf8[..blank]).Split('\n');
        if (lines.Length < 3 || !lines[1].StartsWith("row ", StringComparison.Ordinal) || StrictText.Base64(lines[1].AsSpan(4)) is not { } row)
        {
            error = "it has no line `row` with base64";
            return false;
        }

        if (!lines[2].StartsWith("index ", StringComparison.Ordinal) || !StrictText.TryNumber(lines[2].AsSpan(6), DigestLimits.Number, out var index))
        {
            error = "it has no line `index`";
            return false;
        }

        if (!TryPath(lines.AsSpan(3), out var path, out error) || !Receipt.TryParse(utf8[(blank + 2)..], out var receipt, out error))
        {
            return false;
        }

        proof = new FactProof(row, index, path, receipt);
        return true;
    }

    /// <summary>Whether the row is under a digest that is in a tree which <paramref name="trust"/> believes.</summary>
    /// <param name="trust">Who must have signed the checkpoint.</param>
    /// <param name="proven">What is proven.</param>
    /// <param name="error">What does not hold.</param>
    public bool TryVerify(
        ILogTrust trust, [NotNullWhen(true)] out ProvenFact? proven, [NotNullWhen(false)] out string? error)
    {
        proven = null;
        if (!Receipt.TryVerify(trust, out var checkpoint, out error))
        {
            return false;
        }

        if (!FactDigest.TryRead(Receipt.Entry!.Value, out var digest, out error))
        {
            error = $"the entry {error}";
        }
        else if (!FactRow.IsCanonical(Row))
        {
            error = "the row is not in canonical form";
        }
        else if (Index >= digest.Count
            || !TreeProof.IsIncluded(Index, digest.Count, TreeHash.OfLeaf(Row.Span), Path.AsSpan(), digest.Root))
        {
            error = $"the proof does not lead from this row at {Index} to the root of the digest of {digest.Count} rows";
        }
        else
        {
            proven = new ProvenFact(digest.First + Index, digest, Receipt.Index, checkpoint);
        }

        return proven is not null;
    }

    /// <summary>The file.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Header).Append('\n')
            .Append("row ").Append(Convert.ToBase64String(Row.Span)).Append('\n')
            .Append("index ").Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Path)
        {
            text.Append(hash.ToString()).Append('\n');
        }

        return text.Append('\n').Append(Receipt).ToString();
    }

    private static bool TryPath(ReadOnlySpan<string> lines, out ImmutableArray<TreeHash> path, [NotNullWhen(false)] out string? error)
    {
        (path, error) = ([], null);
        if (lines.Length > TreeLimits.InclusionHashes)
        {
            error = $"a proof has at most {TreeLimits.InclusionHashes} hashes";
            return false;
        }

        var read = ImmutableArray.CreateBuilder<TreeHash>(lines.Length);
        foreach (var line in lines)
        {
            if (!TreeHash.TryParse(line, out var hash))
            {
                error = $"hash {read.Count + 1} of the row's proof is malformed";
                return false;
            }

            read.Add(hash);
        }

        path = read.MoveToImmutable();
        return true;
    }
}
