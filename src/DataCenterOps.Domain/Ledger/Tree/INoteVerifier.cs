namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>A public key that is trusted to sign notes.</summary>
public interface INoteVerifier
{
    /// <summary>The key.</summary>
    VerifierKey Key { get; }

    /// <summary>The key's name.</summary>
    string Name => Key.Name;

    /// <summary>The first four bytes of its hash.</summary>
    uint KeyId => Key.KeyId;

    /// <summary>Whether it has signed <paramref name="text"/>, a note's text with its last line feed.</summary>
    bool Verify(string text, ReadOnlySpan<byte> signature);
}
