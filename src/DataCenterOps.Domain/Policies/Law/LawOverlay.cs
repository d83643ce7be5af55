using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>Puts the register over a pack: references, parameters and modes as they are by the law that applies at a moment.</summary>
public static class LawOverlay
{
    /// <summary>
    /// The pack by the law that applies at <paramref name="now"/>; the same object where the register says nothing of it.
    /// </summary>
    public static ParsedPack Apply(Pack pack, LawRegister law, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(law);
        var replaced = new Dictionary<string, (ProvisionVersion Version, LegalProvision Written)>(StringComparer.Ordinal);
        foreach (var provision in law.IsEmpty ? [] : pack.Provisions)
        {
            if (law.Find(provision.Id, now) is { } version)
            {
                replaced.Add(provision.Id, (version, provision));
            }
        }

        if (replaced.Count == 0)
        {
            return new ParsedPack(pack, []);
        }

        var errors = ImmutableArray.CreateBuilder<PackError>();
        ImmutableArray<Policy> policies = [.. pack.Policies.Select(policy => Apply(policy, replaced, pack.Id, errors))];
        return new ParsedPack(
            errors.Count > 0 ? null : pack with
            {
                Provisions = [.. pack.Provisions.Select(provision => replaced.TryGetValue(provision.Id, out var found) ? found.Version.Provision : provision)],
                Policies = policies,
            },
            errors.ToImmutable());
    }

    /// <summary>
    /// Everything that is wrong with <paramref name="pack"/> under <paramref name="law"/>, now and at every moment at which another
    /// version comes to apply: what does not type-check then would leave nothing to decide by.
    /// </summary>
    public static ImmutableArray<PackError> Check(Pack pack, LawRegister law, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(pack);
        ArgumentNullException.ThrowIfNull(law);
        foreach (var moment in law.MomentsAfter(now).Prepend(now))
        {
            var (applied, errors) = Apply(pack, law, moment);
            if (applied is not null && !ReferenceEquals(applied, pack))
            {
                errors = PackCompiler.Compile(applied, pack.Id).Errors;
            }

            if (!errors.IsEmpty)
            {
                return errors;
            }
        }

        return [];
    }

    private static Policy Apply(
        Policy policy,
        Dictionary<string, (ProvisionVersion Version, LegalProvision Written)> replaced,
        string file,
        ImmutableArray<PackError>.Builder errors)
    {
        ImmutableArray<string> basis =
        [
            .. policy.Legal.Select(legal => legal.ProvisionId).OfType<string>().Concat(policy.ParamSources.Select(source => source.Provision))
                .Where(replaced.ContainsKey).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        if (basis.IsEmpty)
        {
            return policy;
        }

        ImmutableArray<LegalReference> legal = [.. policy.Legal.Select(reference => Apply(reference, replaced))];
        var changed = policy with
        {
            Law = [.. basis.Select(id => new AppliedProvision(id, replaced[id].Version.Number))],
            Legal = legal,
            Params = Params(policy, replaced, file, errors),
        };

        // What is not law yet forbids nothing, here as in a pack.
        return legal.Any(reference => reference.Provision?.State == "draft")
            ? changed with
            {
                Mode = AtMostAudit(changed.Mode),
                ModeByPoint = changed.ModeByPoint.ToImmutableDictionary(pair => pair.Key, pair => AtMostAudit(pair.Value)),
            }
            : changed;
    }

    private static PolicyMode AtMostAudit(PolicyMode mode) => mode > PolicyMode.Audit ? PolicyMode.Audit : mode;

    // What the policy says in the provision's own words follows the provision; what it says otherwise is a reading of its own,
    // and that is never surer than what it reads.
    private static LegalReference Apply(
        LegalReference reference, Dictionary<string, (ProvisionVersion Version, LegalProvision Written)> replaced)
    {
        if (reference.ProvisionId is not { } id || !replaced.TryGetValue(id, out var found))
        {
            return reference;
        }

        var (now, written) = (found.Version.Provision, found.Written);
        return reference with
        {
            Instrument = reference.Instrument == written.Instrument ? now.Instrument : reference.Instrument,
            Article = reference.Article == written.Article ? now.Article : reference.Article,
            Status = reference.Status == written.Verification.Status || LegalVerification.IsSurer(reference.Status, now.Verification.Status)
                ? now.Verification.Status
                : reference.Status,
            Provision = now,
            Version = found.Version.Number,
        };
    }

    private static JsonElement Params(
        Policy policy,
        Dictionary<string, (ProvisionVersion Version, LegalProvision Written)> replaced,
        string file,
        ImmutableArray<PackError>.Builder errors)
    {
        ImmutableArray<ParameterSource> sources = [.. policy.ParamSources.Where(source => replaced.ContainsKey(source.Provision))];
        if (sources.IsEmpty)
        {
            return policy.Params;
        }

        var parameters = JsonObject.Create(policy.Params)!;
        foreach (var source in sources)
        {
            if (replaced[source.Provision].Version.Provision.Values.TryGetProperty(source.Value, out var value))
            {
                parameters[source.Parameter] = JsonNode.Parse(value.GetRawText());
            }
            else
            {
                errors.Add(new PackError(
                    "provision.value", $"`{source.Provision}` sets no value `{source.Value}`, by which `{policy.Id}` judges", file, 1, 1,
                    $"{policy.Id}/params/{source.Parameter}"));
            }
        }

        return JsonSerializer.SerializeToElement(parameters);
    }
}
