using System.Collections.Immutable;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Policies.Signing;

namespace DataCenterOps.Host;

/// <summary>What the configuration says of who may sign packs: <c>Policies:TrustedKeys:0</c> and so on, each a verifier key.</summary>
internal static class PackTrustSettings
{
    private const string Name = "Policies:TrustedKeys";

    public static PackTrust Read(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        // One key may stand without a number.
        var section = configuration.GetSection(Name);
        string[] lines = [.. section.GetChildren().Select(child => child.Value).Prepend(section.Value).OfType<string>().Where(line => line.Length > 0)];
        var keys = ImmutableArray.CreateBuilder<INoteVerifier>(lines.Length);
        foreach (var line in lines)
        {
            // Other types sign checkpoints of ledgers and nothing else.
            if (VerifierKey.TryParse(line.Trim(), out var key) && key.Type == VerifierKey.Ed25519 && NoteVerifiers.Of(key) is { } verifier)
            {
                keys.Add(verifier);
            }
            else
            {
                errors.Add($"`{Name}`: `{(line.Length > 60 ? line[..60] + "…" : line)}` is no verifier key of Ed25519 as `dcops policy keygen` prints it");
            }
        }

        if (keys.Count > PackTrust.KeysAtMost)
        {
            errors.Add($"`{Name}`: at most {PackTrust.KeysAtMost} keys are trusted");
        }

        return new PackTrust(keys.ToImmutable());
    }
}
