using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using Orleans;

namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>What somebody asks another to agree to: that enforcement be lifted.</summary>
/// <param name="Scope">For whose things.</param>
/// <param name="Hours">For how long, from the consent on.</param>
/// <param name="Reason">Why. It is frozen and stays in the ledger: it names nobody.</param>
[GenerateSerializer, Immutable, Alias("dcops.BreakGlassRequest")]
public sealed record BreakGlassRequest(
    [property: Id(0)] BreakGlassScope Scope, [property: Id(1)] int Hours, [property: Id(2)] string Reason)
{
    /// <summary>Every reason against asking for it.</summary>
    public ImmutableArray<Reason> Refuse()
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (Hours is < 1 or > BreakGlassLimits.Hours)
        {
            reasons.Add(BreakGlassReasons.Hours);
        }

        if (Reason.Trim().Length is 0 or > BreakGlassLimits.ReasonLength || TextRules.ForbiddenInValue(Reason) >= 0 || TextRules.LoneSurrogate(Reason) >= 0)
        {
            reasons.Add(BreakGlassReasons.NoReason);
        }

        return reasons.ToImmutable();
    }

    /// <summary>As a canonical JSON object, to be frozen.</summary>
    public string Write() => Encoding.UTF8.GetString(CanonicalJson.Write(new JsonObject
    {
        ["hours"] = Hours,
        ["reason"] = Reason.Trim().Normalize(NormalizationForm.FormC),
        ["system"] = Scope.System,
        ["tenant"] = Scope.Tenant?.Value,
    }));

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static BreakGlassRequest Read(string arguments)
    {
        using var document = JsonDocument.Parse(arguments);
        var root = document.RootElement;
        return new BreakGlassRequest(
            new BreakGlassScope(TenantId.TryParse(root.GetProperty("tenant").GetString(), out var tenant) ? tenant : null, root.GetProperty("system").GetString()),
            root.GetProperty("hours").GetInt32(),
            root.GetProperty("reason").GetString()!);
    }
}
