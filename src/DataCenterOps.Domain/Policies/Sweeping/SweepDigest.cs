using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies.Sweeping;

/// <summary>
/// All that is open in a shard after a sweep, as the ledger keeps it: how many of each severity, and a hash from which anybody
/// who has folded the findings can tell whether they have the same.
/// </summary>
public sealed class SweepDigest : IDisposable
{
    private static readonly ImmutableArray<Severity> Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low];

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long[] _open = new long[Severities.Length];

    /// <summary>How many were added.</summary>
    public long Open => _open.Sum();

    /// <summary>Adds an open finding. They come ordered by policy, rule, kind and id of the subject, compared by bytes.</summary>
    public void Add(KnownFinding finding, Severity severity)
    {
        _open[(int)severity]++;
        _hash.AppendData(Encoding.UTF8.GetBytes($"{finding.Key}\n{finding.EvidenceSha256}\n"));
    }

    /// <summary>The body of the entry that ends a sweep.</summary>
    public byte[] ToBody(SweepMode mode, long position, DateTimeOffset startedAt, SweepCounts counts) => CanonicalJson.Write(FactJson.Parse(writer =>
    {
        writer.WriteStartObject();
        writer.WriteNumber("changed", counts.Changed);
        writer.WriteNumber("closed", counts.Closed);
        writer.WriteString("mode", mode.Code());
        writer.WriteStartObject("open");
        foreach (var severity in Severities)
        {
            writer.WriteNumber(severity.Code(), _open[(int)severity]);
        }

        writer.WriteEndObject();
        writer.WriteNumber("opened", counts.Opened);
        writer.WriteNumber("position", position);
        writer.WriteString("sha256", Convert.ToHexStringLower(_hash.GetCurrentHash()));
        writer.WriteString("startedAt", Rfc3339.Write(startedAt));
        writer.WriteNumber("subjects", counts.Subjects);
        writer.WriteEndObject();
    }));

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
