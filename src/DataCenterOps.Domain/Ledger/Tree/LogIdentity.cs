namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Who the log is to those who verify it.</summary>
/// <param name="Origin">Its name.</param>
/// <param name="VerifierLines">Its public keys, one a line.</param>
public sealed record LogIdentity(string Origin, string VerifierLines)
{
    /// <summary>The same log in another epoch.</summary>
    public LogIdentity Named(string origin) => new(
        origin,
        string.Concat(VerifierLines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => (VerifierKey.TryParse(line, out var key) ? key : throw new FormatException(line)).Named(origin) + "\n")));
}
