using System.Collections.Immutable;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Grains.Messages;

/// <summary>
/// Tells standing deputies of requests that wait for them. Their time may begin while a request waits, when nothing happens that could
/// carry the message, so it is looked for; who may agree is asked of the same rules that will judge their consent.
/// </summary>
internal sealed class DeputyNotices(DeputyQueries deputies, FrozenApprovals approvals, IWriter writer, TimeProvider time)
{
    /// <summary>Tells those of whom nothing was told yet, some at a time: repeat each minute.</summary>
    public async Task TellAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var known = new Dictionary<string, (PersonStanding Is, ImmutableArray<ApprovalParty> For)>(StringComparer.Ordinal);
        var untold = await deputies.UntoldAsync(MessageKinds.ApprovalDeputy.Code, now, cancellationToken);
        foreach (var waiting in untold.GroupBy(pair => pair.Request, pair => pair.Deputy, StringComparer.Ordinal))
        {
            if (await approvals.FindAsync(waiting.Key, cancellationToken) is not { } record)
            {
                continue;
            }

            foreach (var deputy in waiting)
            {
                if (!known.TryGetValue(deputy, out var standing))
                {
                    standing = (await approvals.StandingAsync(deputy, cancellationToken), await approvals.StandingForAsync(deputy, cancellationToken));
                    known.Add(deputy, standing);
                }

                if (ApprovalRules.InPlaceOf(record, standing.Is, standing.For, now) is { } person)
                {
                    await writer.WriteAsync(
                        MessageFacts.Tell(ApprovalMessages.Deputy(record.Request, new ApprovalPass(person, deputy), now)), cancellationToken);
                }
            }
        }
    }
}
