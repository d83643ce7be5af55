using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.ReadModels.Policies;

namespace DataCenterOps.Console.Policies;

/// <summary>Tries drafts of packs and asks that they be in force, for a page. Every decision is the grain's.</summary>
public sealed class DraftDesk(IGrainFactory grains, SystemCalls calls, ICallerAccessor who, PackQueries packs, TimeProvider time)
{
    // What a person reads of one screen; the command line gives all.
    private const int Shown = 500;

    /// <summary>The name that errors in a draft show.</summary>
    public const string File = "draft.yaml";

    /// <summary>A text to begin a draft with: that of a revision that was in force once, or of the one that is; nothing when there is none.</summary>
    public async Task<string?> TextAsync(string? revision, CancellationToken cancellationToken) =>
        await (revision is null ? packs.InForceAsync(cancellationToken) : packs.FindAsync(revision, cancellationToken)) is { } row
            && await packs.DocumentAsync(row.DocumentSha256, cancellationToken) is { } bytes
            ? Encoding.UTF8.GetString(bytes)
            : null;

    /// <summary>What it would newly refuse and newly allow.</summary>
    public Task<DraftOutcome> PreviewAsync(string text, CancellationToken cancellationToken) =>
        PreviewAsync(after => new PreviewRequest(new EstateText(File, text), [], after), cancellationToken);

    /// <summary>What another text of one provision of law would newly refuse and newly allow.</summary>
    public Task<DraftOutcome> PreviewLawAsync(string provision, CancellationToken cancellationToken) => PreviewAsync(
        after => new PreviewRequest(null, [], after) { Provisions = [new EstateText("provision.json", provision)] }, cancellationToken);

    private async Task<DraftOutcome> PreviewAsync(Func<string?, PreviewRequest> request, CancellationToken cancellationToken)
    {
        var pairs = new List<PreviewPair>();
        var stopped = new List<StoppedWaiver>();
        ImmutableArray<Reason> failing = [];
        var (judged, denied) = (0, 0);
        string? after = null;
        using (calls.As(who.Caller))
        {
            do
            {
                var page = await grains.GetGrain<IPreviewGrain>(0).PageAsync(request(after), cancellationToken);
                if (!page.Reasons.IsEmpty)
                {
                    return new DraftOutcome { Reasons = page.Reasons };
                }

                (judged, denied) = (judged + page.Judged, denied + page.Denied);
                pairs.AddRange(page.Pairs);
                stopped.AddRange(page.Stopped);
                failing = failing.AddRange(page.FailingTests);
                after = page.Next;
            }
            while (after is not null);
        }

        return new DraftOutcome
        {
            Judged = judged,
            Denied = denied,
            Pairs =
            [
                .. pairs.OrderBy(pair => pair.Tenant, StringComparer.Ordinal).ThenBy(pair => SubjectFacts.Rank(pair.Criticality))
                    .ThenBy(pair => pair.SubjectId, StringComparer.Ordinal).ThenBy(pair => pair.Policy, StringComparer.Ordinal).Take(Shown),
            ],
            LeftOut = Math.Max(0, pairs.Count - Shown),
            Costs = PreviewCosts.Of(pairs),
            Stopped = [.. stopped.Take(Shown)],
            StoppedLeftOut = Math.Max(0, stopped.Count - Shown),
            FailingTests = failing,
            Counts = pairs.GroupBy(pair => pair.Change).ToImmutableDictionary(group => group.Key, group => group.Count()),
        };
    }

    /// <summary>Asks that it be in force.</summary>
    public async Task<DraftOutcome> ActivateAsync(string text, CancellationToken cancellationToken)
    {
        var parsed = PackParser.Parse(File, text);
        if (parsed.Pack is null)
        {
            return new DraftOutcome
            {
                Reasons = [.. parsed.Errors.Select(error => new Reason(error.Code, $"{error.File}:{error.Line}:{error.Column}: {error.Path}: {error.Message}"))],
            };
        }

        using (calls.As(who.Caller))
        {
            var command = new ActivatePack(OperationId.From(Guid.CreateVersion7(time.GetUtcNow())), File, text, OnlyIfNone: false);
            return await grains.GetGrain<IPackGrain>(parsed.Pack.Id).ActivateAsync(command, cancellationToken) switch
            {
                Answer.Refused refused => new DraftOutcome { Reasons = refused.Reasons },
                Answer.Waits waits => new DraftOutcome { Approval = waits.Approval },
                _ => new DraftOutcome { IsInForce = true },
            };
        }
    }
}
