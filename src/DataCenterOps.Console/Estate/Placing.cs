using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using DataCenterOps.Console.Shell;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Console.Estate;

/// <summary>Places a copy of a system: its document with one placement more, declared as everybody declares.</summary>
public sealed class Placing(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, TimeProvider time)
{
    // A system has at most 64 placements, so a free number below this is always found.
    private const int HighestNumber = 99;

    /// <summary>What the policies would say. Nothing is changed or recorded.</summary>
    public async Task<PlacingOutcome> PreviewAsync(DeclaredRow row, PlacedCopy copy, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            var document = With(row, copy);
            document["document"] = "System";
            document["id"] = row.Id;
            var request = new EstateRequest(NewOperation(), [new EstateText($"System {row.Id}", document.ToJsonString())], Prune: false);
            var plan = await grains.GetGrain<IEstateGrain>(0).EvaluateAsync(request, cancellationToken);
            return plan.ErrorCount > 0
                ? new PlacingOutcome(false, null, null, Reasons(plan.Errors))
                : new PlacingOutcome(false, Facts.Parse(plan.Items[0].Decision), null, plan.Items[0].Reasons);
        }
    }

    /// <summary>Places it, unless something stands against it.</summary>
    public async Task<PlacingOutcome> PlaceAsync(DeclaredRow row, PlacedCopy copy, CancellationToken cancellationToken)
    {
        using (calls.As(who.Caller))
        {
            var kind = EstateSchema.Get("System");
            TenantId? owner = TenantId.TryParse(row.Tenant, out var tenant) ? tenant : null;
            if (!DocumentJson.TryParse(kind, row.Id, System.Text.Encoding.UTF8.GetBytes(With(row, copy).ToJsonString()), out var parsed, out var errors))
            {
                return new PlacingOutcome(false, null, null, [.. errors.Select(error => new Reason(error.Code, error.Message))]);
            }

            var (invalid, answer) = await grains.DeclareAsync(NewOperation(), parsed, owner, row.Estate, copy.Version, cancellationToken);
            return answer switch
            {
                null => new PlacingOutcome(false, null, null, Reasons(invalid)),
                Answer.Refused refused => new PlacingOutcome(
                    false, null, refused.Decision is { } decision ? Facts.Parse(decision).Text("id") : null, refused.Reasons),
                Answer.Waits waits => new PlacingOutcome(false, null, null, []) { Approval = waits.Approval },
                _ => new PlacingOutcome(true, null, null, []),
            };
        }
    }

    private static ImmutableArray<Reason> Reasons(IEnumerable<PlanError> errors) =>
        [.. errors.Select(error => new Reason(error.Code, error.Message))];

    private OperationId NewOperation() => OperationId.From(Guid.CreateVersion7(time.GetUtcNow()));

    private static JsonObject With(DeclaredRow row, PlacedCopy copy)
    {
        var document = JsonNode.Parse(row.AsWritten ?? row.Body!)!.AsObject();
        document.Remove("document");
        document.Remove("id");
        var placements = document["placements"]!.AsArray();
        var taken = placements.Select(placement => (string?)placement!["id"]).ToHashSet(StringComparer.Ordinal);
        var id = Enumerable.Range(1, HighestNumber).Select(number => string.Create(CultureInfo.InvariantCulture, $"p{number}"))
            .First(candidate => !taken.Contains(candidate));
        placements.Add(new JsonObject
        {
            ["id"] = id,
            ["role"] = copy.Role,
            ["siteId"] = copy.Site,
            ["encryptedAtRest"] = copy.Encrypted,
        });
        return document;
    }
}
