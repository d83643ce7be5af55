using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Problems;

/// <summary>Turns refusals into problems. When reasons have several statuses the first of 403, 409, 412, 422 wins.</summary>
internal static class Refusals
{
    /// <summary>The problem of <paramref name="refused"/>.</summary>
    public static Problem Of(Answer.Refused refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        var problem = Of(refused.Reasons);
        if (refused.Position > 0)
        {
            // The entry of the ledger that holds this refusal.
            problem = problem.With("position", refused.Position.ToString(CultureInfo.InvariantCulture))
                .With("proof", $"\"{EntryProof.PathOf(refused.Position)}\"");
        }

        return refused.Decision is { } decision ? problem.With("decision", decision) : problem;
    }

    /// <summary>The problem of some reasons.</summary>
    public static Problem Of(ImmutableArray<Reason> reasons)
    {
        var first = reasons.OrderBy(reason => Rank(StatusOf(reason.Code))).First();
        return Problem.Of(StatusOf(first.Code), first.Code, first.Message, [.. reasons.Select(reason => new ProblemError(reason.Code, reason.Message, ""))]);
    }

    private static int StatusOf(string code) => code switch
    {
        "policy.denied" or "policy.none" or "policy.unjudged" or "auth.forbidden" or "budget.denied"
            or "approval.person" or "approval.requester" or "approval.same_role" or "approval.same_organisation"
            or "approval.own_account" or "fact.guarded" or "break_glass.took_part" or "waiver.not_allowed" => StatusCodes.Status403Forbidden,
        "ledger.no_loss" or "erasure.month_open" or "provision.version" or "provision.same" or "waiver.ended" or "waiver.running" or "waiver.debt_count" or "waiver.debt_findings" or "waiver.debt_age"
            or "break_glass.ended" or "break_glass.active" or "break_glass.reviewed" => StatusCodes.Status409Conflict,
        "not_found" => StatusCodes.Status404NotFound,
        "operation.reused" or "id.taken" or "estate.id_retired" or "estate.immutable" or "inventory.replayed" or "inventory.kept" or "estate.reference" => StatusCodes.Status409Conflict,
        _ when code.StartsWith("approval.", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        "version.stale" => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static int Rank(int status) => status == StatusCodes.Status404NotFound ? 0 : status;
}
