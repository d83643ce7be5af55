using System.Collections.Immutable;
using Orleans;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>What a report says of one subject.</summary>
/// <param name="Kind">The kind of the declared object.</param>
/// <param name="Id">Its full id.</param>
/// <param name="Version">The version that was judged.</param>
/// <param name="Tenant">Its owner; absent for what the platform keeps.</param>
/// <param name="Results">By policy, then rule; empty where no policy of the report judges this kind.</param>
[GenerateSerializer, Immutable, Alias("dcops.ReportSubject")]
public sealed record ReportSubject(
    [property: Id(0)] string Kind,
    [property: Id(1)] string Id,
    [property: Id(2)] long Version,
    [property: Id(3)] string? Tenant,
    [property: Id(4)] ImmutableArray<ReportResult> Results)
{
    /// <summary>Which evidence speaks for each of its places; empty where it has none.</summary>
    [Id(5)] public ImmutableArray<PlaceSource> Places { get; init; } = [];

    /// <summary>What <paramref name="evaluation"/> comes to under <paramref name="pack"/>; policies in shadow are never in reports.</summary>
    public static ReportSubject Of(Evaluation evaluation, CompiledPack pack)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(pack);
        var document = evaluation.Document;
        var results = ImmutableArray.CreateBuilder<ReportResult>(evaluation.Results.Length);
        var policy = 0;
        foreach (var result in evaluation.Results.Where(result => result.Mode > PolicyMode.Shadow))
        {
            // Both are in the order of the policies' ids, so that one walk finds all.
            while (!ReferenceEquals(pack.Pack.Policies[policy], result.Policy))
            {
                policy++;
            }

            results.Add(ReportResult.Of(policy, result.Rule is { } rule ? result.Policy.Rules.IndexOf(rule) : null, result));
        }

        return new(document.Kind, document.Id, document.SubjectVersion, document.Tenant?.Value, results.DrainToImmutable())
        {
            Places = PlaceSources.Of(document),
        };
    }
}
