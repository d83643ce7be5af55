using System.Text.Json;

namespace DataCenterOps.Cryptography.Tests;

/// <summary>Ed25519 and ML-DSA-44 against vectors of others, through the code that signs and verifies checkpoints.</summary>
public sealed class SignatureSuiteTests
{
    [Fact]
    public void Ed25519_is_judged_as_wycheproof_judges()
    {
        foreach (var (group, test) in Tests("ed25519_test.json"))
        {
            var isGood = Ed25519Signatures.Verify(group.GetProperty("publicKey").Hex("pk"), test.Hex("msg"), test.Hex("sig"));
            Assert.True(isGood == (test.Text("result") == "valid"), Name(test));
        }
    }

    [Fact]
    public void Ml_dsa_44_is_judged_as_wycheproof_judges()
    {
        var judged = 0;
        // A context is not ours to give: those cases are of another interface.
        foreach (var (group, test) in Tests("mldsa_44_verify_test.json").Where(test => IsWithoutContext(test.Test)))
        {
            var isGood = MlDsa44Signatures.Verify(group.Hex("publicKey"), test.Hex("msg"), test.Hex("sig"));
            Assert.True(isGood == (test.Text("result") == "valid"), Name(test));
            judged++;
        }

        Assert.True(judged > 20);
    }

    [Fact]
    public void What_ml_dsa_44_signs_from_a_seed_is_what_the_other_implementation_signs()
    {
        var signed = 0;
        // `Internal` cases sign a digest, `Randomized` ones have other bytes each time, invalid seeds are refused below.
        foreach (var (group, test) in Tests("mldsa_44_sign_seed_test.json").Where(test =>
            IsWithoutContext(test.Test) && test.Test.TryGetProperty("msg", out _)
            && !Flags(test.Test).Any(flag => flag is "Internal" or "Randomized") && test.Test.Text("result") == "valid"))
        {
            var seed = group.Hex("privateSeed");
            var signature = MlDsa44Signatures.Sign(seed, test.Hex("msg"));
            Assert.Equal(group.Text("publicKey"), Convert.ToHexStringLower(MlDsa44Signatures.PublicKeyOf(seed)));
            Assert.True(test.Text("sig") == Convert.ToHexStringLower(signature), Name(test));
            Assert.True(MlDsa44Signatures.Verify(group.Hex("publicKey"), test.Hex("msg"), signature));
            signed++;
        }

        Assert.True(signed > 5);
        Assert.Throws<ArgumentException>(() => MlDsa44Signatures.Sign(new byte[31], []));
    }

    [Fact]
    public void Ml_dsa_44_keys_are_those_that_acvp_makes_of_the_seeds()
    {
        var folder = Path.Combine(Suite.Folder("acvp-pq"), "ML-DSA-keyGen-FIPS204");
        var expected = Suite.Json(Path.Combine(folder, "expectedResults.json")).GetProperty("testGroups").EnumerateArray()
            .SelectMany(group => group.GetProperty("tests").EnumerateArray()).ToDictionary(test => test.GetProperty("tcId").GetInt32());
        var made = 0;
        foreach (var group in Suite.Json(Path.Combine(folder, "prompt.json")).GetProperty("testGroups").EnumerateArray()
            .Where(group => group.Text("parameterSet") == "ML-DSA-44"))
        {
            foreach (var test in group.GetProperty("tests").EnumerateArray())
            {
                Assert.Equal(expected[test.GetProperty("tcId").GetInt32()].Text("pk"), Convert.ToHexString(MlDsa44Signatures.PublicKeyOf(test.Hex("seed"))));
                made++;
            }
        }

        Assert.NotEqual(0, made);
    }

    private static bool IsWithoutContext(JsonElement test) => !test.TryGetProperty("ctx", out var context) || context.GetString() == "";

    private static string[] Flags(JsonElement test) => [.. test.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString()!)];

    private static string Name(JsonElement test) => $"case {test.GetProperty("tcId").GetInt32()}: {test.Text("comment")}";

    private static IEnumerable<(JsonElement Group, JsonElement Test)> Tests(string file) =>
        Suite.Json(Path.Combine(Suite.Folder("wycheproof"), file)).GetProperty("testGroups").EnumerateArray()
            .SelectMany(group => group.GetProperty("tests").EnumerateArray().Select(test => (group, test)));
}
