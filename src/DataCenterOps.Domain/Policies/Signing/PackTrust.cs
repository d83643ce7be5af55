using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Policies.Signing;

/// <summary>Whose signatures bring packs into force.</summary>
/// <param name="Keys">Ed25519 keys of notes; with none, packs need no signature and count as unsigned.</param>
public sealed record PackTrust(ImmutableArray<INoteVerifier> Keys)
{
    /// <summary>Nobody is trusted in particular.</summary>
    public static PackTrust None { get; } = new([]);

    /// <summary>Keys at most: a few authors of rules, and the next key of each while it is replaced.</summary>
    public const int KeysAtMost = 16;
}
