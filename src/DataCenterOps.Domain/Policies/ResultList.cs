using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Policies;

/// <summary>The results of one evaluation as they come. Their number has a bound, so that one array is enough.</summary>
internal struct ResultList(int most)
{
    private readonly RuleResult[] _results = most == 0 ? [] : new RuleResult[most];
    private int _count;

    public void Add(RuleResult result) => _results[_count++] = result;

    public readonly ImmutableArray<RuleResult> ToImmutable() =>
        ImmutableCollectionsMarshal.AsImmutableArray(_count == _results.Length ? _results : _results[.._count]);
}
