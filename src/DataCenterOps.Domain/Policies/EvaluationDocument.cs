using System.Text.Json;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Policies;

/// <summary>The frozen facts of one subject: all that an evaluation reads, so that it can be repeated.</summary>
public sealed class EvaluationDocument
{
    private readonly Lazy<byte[]> _json;

    private EvaluationDocument(
        PolicyTarget target, string kind, string id, TenantId? tenant, long version, JsonElement facts, CelValue subject)
    {
        (Target, Kind, Id, Tenant, SubjectVersion, Subject) = (target, kind, id, tenant, version, subject);

        // A sweep judges by the thousand and keeps the document of none.
        _json = new Lazy<byte[]>(() => CanonicalJson.Write(facts));
        Sha256 = new Lazy<string>(() => CanonicalJson.Sha256(Json.Span));
    }

    /// <summary>What the subject is to policies.</summary>
    public PolicyTarget Target { get; }

    /// <summary>The kind of the declared object.</summary>
    public string Kind { get; }

    /// <summary>The full id of the declared object.</summary>
    public string Id { get; }

    /// <summary>Who owns it.</summary>
    public TenantId? Tenant { get; }

    /// <summary>The version of the object that was judged; 0 when it does not exist yet.</summary>
    public long SubjectVersion { get; }

    /// <summary>The facts in canonical JSON.</summary>
    public ReadOnlyMemory<byte> Json => _json.Value;

    /// <summary>The facts as expressions read them.</summary>
    public CelValue Subject { get; }

    /// <summary>SHA-256 of <see cref="Json"/>, lower-case hexadecimal.</summary>
    public Lazy<string> Sha256 { get; }

    /// <summary>Freezes <paramref name="facts"/>: an object with the fields of <see cref="FactSchema"/>.</summary>
    public static EvaluationDocument Freeze(
        PolicyTarget target, string kind, string id, TenantId? tenant, long version, JsonElement facts)
    {
        var type = FactSchema.Of(target);
        return new(
            target, kind, id, tenant, version, facts.Clone(), CelJson.Read(facts, CelType.Object(type)));
    }
}
