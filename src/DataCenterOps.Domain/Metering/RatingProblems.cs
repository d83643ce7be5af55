using System.Collections.Immutable;

namespace DataCenterOps.Domain.Metering;

/// <summary>Keeps the list of usage without a price short: what continues is one problem.</summary>
public static class RatingProblems
{
    /// <summary>
    /// Problems once [<paramref name="from"/>, <paramref name="until"/>) was rated again: what was known of that interval
    /// gives way to <paramref name="found"/>, and problems that touch become one.
    /// </summary>
    public static ImmutableArray<RatingProblem> Replace(
        IEnumerable<RatingProblem> known, DateTimeOffset from, DateTimeOffset until, ImmutableArray<RatingProblem> found) =>
        Joined(known.SelectMany(problem => Outside(problem, from, until)).Concat(found));

    /// <summary>Problems that differ in nothing but their hours and touch, as one.</summary>
    public static ImmutableArray<RatingProblem> Joined(IEnumerable<RatingProblem> problems)
    {
        var joined = ImmutableArray.CreateBuilder<RatingProblem>();
        foreach (var problem in problems
            .OrderBy(problem => problem.System, StringComparer.Ordinal)
            .ThenBy(problem => problem.Resource, StringComparer.Ordinal)
            .ThenBy(problem => problem.Code, StringComparer.Ordinal)
            .ThenBy(problem => problem.Sku, StringComparer.Ordinal)
            .ThenBy(problem => problem.From))
        {
            if (joined.Count > 0 && joined[^1].Until >= problem.From
                && joined[^1] with { From = problem.From, Until = problem.Until } == problem)
            {
                joined[^1] = joined[^1] with { Until = problem.Until > joined[^1].Until ? problem.Until : joined[^1].Until };
            }
            else
            {
                joined.Add(problem);
            }
        }

        return joined.ToImmutable();
    }

    private static IEnumerable<RatingProblem> Outside(RatingProblem problem, DateTimeOffset from, DateTimeOffset until)
    {
        if (problem.From < from)
        {
            yield return problem with { Until = problem.Until < from ? problem.Until : from };
        }

        if (problem.Until > until)
        {
            yield return problem with { From = problem.From > until ? problem.From : until };
        }
    }
}
