using System.Collections.Immutable;
using DataCenterOps.Domain.Metering;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Metering;

/// <summary>Writes the list of what could not be priced.</summary>
internal static class ProblemWrite
{
    private const string Problem =
        """
        INSERT INTO rating_problem (tenant, meter, system, resource, code, sku, from_at, until_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (tenant, meter, system, resource, code, sku, from_at) DO NOTHING
        """;

    /// <summary>The condition that a row is of the <see cref="StandingProblems"/>, which no step of rating touches.</summary>
    public static string IsStanding { get; } = $"code IN ('{string.Join("', '", StandingProblems.Codes)}')";

    public static void Add(IWriteSession session, ImmutableArray<RatingProblem> problems)
    {
        foreach (var problem in problems)
        {
            session.Execute(
                Problem, problem.Tenant, problem.Meter, problem.System, problem.Resource, problem.Code, problem.Sku, problem.From,
                problem.Until);
        }
    }
}
