using System.Text.Json;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cryptography.Tests;

/// <summary>Good and corrupt proofs of another implementation.</summary>
public sealed class MerkleSuiteTests
{
    [Fact]
    public void Inclusion_is_judged_as_the_suite_judges()
    {
        var cases = Suite.Cases("merkle-rfc6962", "inclusion").ToList();
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Where(test => Includes(test.Case) == test.Case.GetProperty("wantErr").GetBoolean()).Select(test => test.Name));
    }

    [Fact]
    public void Consistency_is_judged_as_the_suite_judges()
    {
        var cases = Suite.Cases("merkle-rfc6962", "consistency").ToList();
        Assert.NotEmpty(cases);
        Assert.Empty(cases.Where(test => Grows(test.Case) == test.Case.GetProperty("wantErr").GetBoolean()).Select(test => test.Name));
    }

    [Fact]
    public void Eight_leaves_have_the_known_nodes_and_roots()
    {
        var known = Suite.Json(Path.Combine(Suite.Folder("merkle-rfc6962"), "known-roots.json"));
        var leaves = Hashes(known, "leafHashesHex");
        Assert.Equal(leaves, Texts(known, "leafInputsHex").Select(text => TreeHash.OfLeaf(Convert.FromHexString(text))));
        var edge = new RightEdge();
        var roots = new List<TreeHash> { edge.Root };
        foreach (var leaf in leaves)
        {
            edge.Append(leaf);
            roots.Add(edge.Root);
        }

        Assert.Equal(Hashes(known, "rootBySizeHex"), roots);
        var tree = new TileTree(new Dictionary<TileId, TreeHash[]> { [new TileId(0, 0)] = leaves });
        Assert.Equal(Hashes(known, "level1Hex"), Enumerable.Range(0, 4).Select(i => tree.Hash(new TreeRange(2 * i, (2 * i) + 2))));
        Assert.Equal(Hashes(known, "level2Hex"), Enumerable.Range(0, 2).Select(i => tree.Hash(new TreeRange(4 * i, (4 * i) + 4))));
    }

    private static bool Includes(JsonElement test) =>
        Hash(test, "root") is { } root && Hash(test, "leafHash") is { } leaf && Proof(test) is { } proof
        && test.GetProperty("leafIdx").TryGetInt64(out var index) && test.GetProperty("treeSize").TryGetInt64(out var size)
        && TreeProof.IsIncluded(index, size, leaf, proof, root);

    private static bool Grows(JsonElement test) =>
        Hash(test, "root1") is { } older && Hash(test, "root2") is { } root && Proof(test) is { } proof
        && test.GetProperty("size1").TryGetInt64(out var size1) && test.GetProperty("size2").TryGetInt64(out var size2)
        && TreeProof.IsConsistent(size1, older, size2, root, proof);

    private static TreeHash? Hash(JsonElement test, string name) => Parse(test.GetProperty(name));

    private static TreeHash? Parse(JsonElement hash) => TreeHash.TryParse(hash.GetString(), out var parsed) ? parsed : null;

    // A hash of a wrong length makes the whole proof none.
    private static TreeHash[]? Proof(JsonElement test)
    {
        var proof = test.GetProperty("proof");
        var hashes = proof.ValueKind == JsonValueKind.Null ? [] : proof.EnumerateArray().Select(Parse).ToArray();
        return hashes.Contains(null) ? null : [.. hashes.Select(hash => hash!.Value)];
    }

    private static IEnumerable<string> Texts(JsonElement known, string name) =>
        known.GetProperty(name).EnumerateArray().Select(text => text.GetString()!);

    private static TreeHash[] Hashes(JsonElement known, string name) =>
        [.. Texts(known, name).Select(text => new TreeHash(Convert.FromHexString(text)))];
}
