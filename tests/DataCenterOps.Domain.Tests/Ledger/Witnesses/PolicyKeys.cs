using System.Buffers.Binary;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Tests.Ledger.Witnesses;

/// <summary>Keys as policies name them. Here nothing is signed: who has cosigned is said by name.</summary>
internal static class PolicyKeys
{
    public static string Witness(int number) => Key($"w{number}.example", VerifierKey.MlDsa44, number);

    public static string Log(int number) => Key($"log{number}.example/ledger", VerifierKey.Ed25519, number);

    public static string Key(string name, byte type, int number)
    {
        var bytes = new byte[32];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return new VerifierKey(name, type, bytes).ToString();
    }

    public static INoteVerifier? VerifierOf(VerifierKey key) => new Named(key);

    private sealed class Named(VerifierKey key) : INoteVerifier
    {
        public VerifierKey Key => key;

        public bool Verify(string text, ReadOnlySpan<byte> signature) => false;
    }
}
