using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>
/// Whose checkpoints are believed (c2sp.org/tlog-policy): those that one of the logs has signed and that enough witnesses have cosigned.
/// </summary>
/// <param name="Logs">The logs; each key is one.</param>
/// <param name="Witnesses">The witnesses, in the order of the file.</param>
/// <param name="Groups">The groups; each names only what stands before it.</param>
/// <param name="Quorum">The witness or group that must have witnessed; <see cref="None"/> for nobody.</param>
public sealed record WitnessPolicy(
    ImmutableArray<PolicyLog> Logs, ImmutableArray<PolicyWitness> Witnesses, ImmutableArray<PolicyGroup> Groups, string Quorum) : ILogTrust
{
    /// <summary>The quorum that needs nobody.</summary>
    public const string None = "none";

    /// <summary>Whether the quorum is reached when <paramref name="cosigned"/>, names of witnesses, have cosigned.</summary>
    public bool IsMet(IEnumerable<string> cosigned) => Quorum == None || Witnessed(cosigned).Contains(Quorum);

    /// <summary>Whether a note has its quorum; what the log itself has signed is not asked.</summary>
    public bool IsMet(SignedNote note) => IsMet(Cosigners(note));

    /// <inheritdoc/>
    public bool TryOpen(SignedNote note, [NotNullWhen(true)] out Checkpoint? checkpoint, [NotNullWhen(false)] out string? error)
    {
        ArgumentNullException.ThrowIfNull(note);
        checkpoint = null;

        // Logs first: a key that is named as both is the log's, and its signature is no second opinion.
        INoteVerifier[] known = [.. Logs.Select(static log => log.Verifier), .. Witnesses.Select(static witness => witness.Verifier)];
        if (!note.TryVerify(known, out var signers, out error))
        {
            return false;
        }

        if (!Checkpoint.TryParse(note.Text, out var read))
        {
            error = "what is signed is no checkpoint";
            return false;
        }

        if (!Logs.Any(log => signers.Contains(log.Verifier) && log.Verifier.Name == read.Origin))
        {
            error = $"no log of the policy that is called `{read.Origin}` has signed it";
            return false;
        }

        checkpoint = read;
        return true;
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Cosigners(SignedNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        return
        [
            .. Witnesses
                .Where(witness => !Logs.Any(log => IsSame(log.Verifier, witness.Verifier)) && note.TryVerify([witness.Verifier], out _, out _))
                .Select(static witness => witness.Name),
        ];
    }

    /// <inheritdoc/>
    public string? Missing(SignedNote note)
    {
        var cosigned = Cosigners(note);
        return IsMet(cosigned) ? null : $"the quorum of the policy is not reached: {string.Join("; ", Lacks(Quorum, Witnessed(cosigned)))}";
    }

    private HashSet<string> Witnessed(IEnumerable<string> cosigned)
    {
        var witnessed = new HashSet<string>(cosigned, StringComparer.Ordinal);
        foreach (var group in Groups)
        {
            if (group.Members.Count(witnessed.Contains) >= group.Threshold)
            {
                witnessed.Add(group.Name);
            }
        }

        return witnessed;
    }

    // Every name is a member of one group at most: nothing is told twice.
    private IEnumerable<string> Lacks(string name, HashSet<string> witnessed)
    {
        if (Groups.FirstOrDefault(group => group.Name == name) is not { } group)
        {
            return [$"`{name}` has not cosigned it"];
        }

        var has = group.Members.Count(witnessed.Contains);
        var absent = group.Members.Where(member => !witnessed.Contains(member)).ToArray();
        var says = string.Create(
            CultureInfo.InvariantCulture,
            $"`{name}` needs {group.Threshold} of {group.Members.Length} and has {has}, without {string.Join(", ", absent.Select(static member => $"`{member}`"))}");
        return absent.Where(member => Groups.Any(inner => inner.Name == member)).SelectMany(member => Lacks(member, witnessed)).Prepend(says);
    }

    private static bool IsSame(INoteVerifier one, INoteVerifier other) => one.KeyId == other.KeyId && one.Name == other.Name;
}
