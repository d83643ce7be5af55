using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Domain.Ledger.Witnesses;

/// <summary>Limits of witnesses and policies, each with its reason.</summary>
public static class WitnessLimits
{
    /// <summary>Hashes of a proof in a request: fixed by tlog-witness.</summary>
    public const int ProofLines = 63;

    /// <summary>Bytes of a request: the line of the old size, a full proof of 44 characters a line, an empty line, a note.</summary>
    public const int RequestBytes = 24 + (ProofLines * 45) + 1 + TreeLimits.NoteBytes;

    /// <summary>Bytes of a witness's answer that are read: a note's lines.</summary>
    public const int AnswerBytes = TreeLimits.NoteBytes;

    /// <summary>Logs, witnesses and groups of a policy, of each. tlog-policy recommends 32 at least.</summary>
    public const int OfEach = 64;

    /// <summary>Bytes of a policy: 128 keys of ML-DSA-44 with names and addresses, 64 groups of all names, and comments.</summary>
    public const int PolicyBytes = 1024 * 1024;

    /// <summary>Errors of a policy that are told at once: who mends so many looks again.</summary>
    public const int Errors = 50;

    /// <summary>Witnesses that a log asks: so many cosignatures of ML-DSA-44 fit into a note beside the log's own signatures.</summary>
    public const int Asked = 16;

    /// <summary>Seconds between two looks at whether there is a newer checkpoint: there is one a second at most.</summary>
    public const int LookSeconds = 1;

    /// <summary>Seconds that one request may take. A witness verifies two signatures and writes one row.</summary>
    public const int RequestSeconds = 10;

    /// <summary>Seconds between two attempts at a witness that fails again and again, at most: so soon it is seen to be back.</summary>
    public const int PatienceSeconds = 60;

    /// <summary>
    /// Seconds by which a checkpoint with a quorum may be older than the newest and is shown in its stead. A witness that stays away
    /// for longer holds up nobody.
    /// </summary>
    public const int QuorumSeconds = 60;

    /// <summary>Times that a witness decides anew because another request was faster. Each time another one has made progress.</summary>
    public const int Races = 8;
}
