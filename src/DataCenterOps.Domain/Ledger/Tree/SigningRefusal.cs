namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Why a head must not be signed. Each needs a person; the log never signs its way out of it.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">What was found and what to do.</param>
public sealed record SigningRefusal(string Code, string Message)
{
    /// <summary>The database holds less than was signed.</summary>
    public const string Older = "ledger.older";

    /// <summary>The tree contradicts what was signed.</summary>
    public const string Fork = "ledger.fork";

    /// <summary>The log was signed under another name.</summary>
    public const string Origin = "ledger.origin";

    /// <summary>A restore has lost entries that were signed, and two persons have not accepted it yet.</summary>
    public const string Loss = "ledger.loss";

    /// <summary>Rows of the tree contradict each other.</summary>
    public const string Damaged = "ledger.damaged";
}
