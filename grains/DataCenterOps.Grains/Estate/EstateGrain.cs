using System.Text;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Estate;

/// <summary>Plans and applies estates. Holds no state; each document's own grain decides anew.</summary>
[StatelessWorker, GrainType("dcops.estate-plan")]
internal sealed class EstateGrain(EstatePlanner planner, SystemCalls calls, TimeProvider time) : Grain, IEstateGrain
{
    // As long as the call itself may take: whoever was let in when it began is let through until it ends.
    private static readonly TimeSpan ApplyTime = TimeSpan.FromMinutes(30);

    // Enough to fill the ledger's group commit, few enough that one apply does not crowd out everybody else.
    private const int DocumentsAtOnce = 64;

    public async Task<EstatePlan> PlanAsync(EstateRequest request, CancellationToken cancellationToken)
    {
        var planned = await planner.PlanAsync(request, GrainCaller.Current, everything: false, cancellationToken);
        return planned.Show(applied: false);
    }

    public async Task<EstatePlan> EvaluateAsync(EstateRequest request, CancellationToken cancellationToken)
    {
        var planned = await planner.PlanAsync(request, GrainCaller.Current, everything: true, cancellationToken);
        return planned.Show(applied: false);
    }

    public async Task<EstatePlan> ApplyAsync(EstateRequest request, CancellationToken cancellationToken)
    {
        using var acting = calls.As(GrainCaller.Current with { Until = time.GetUtcNow() + ApplyTime });
        var planned = await planner.PlanAsync(request, GrainCaller.Current, everything: false, cancellationToken);
        if (!planned.CanBeApplied)
        {
            var noted = await NoteRefusalsAsync(planned, request.Operation, cancellationToken);
            return planned.Documents.Any(document => document.Action == "refused")
                ? Show(planned, noted)
                : await AskAsync(planned, request.Operation, cancellationToken);
        }

        await ActivateAsync(planned, request.Operation, cancellationToken);
        var refused = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var declared = planned.Documents.Where(document => document.Action is "create" or "change")
            .ToDictionary(document => document.Parsed!, document => document);
        foreach (var kind in ApplyOrder.Of(declared.Keys).Select(parsed => declared[parsed]).GroupBy(document => document.Document.Kind))
        {
            // Blocs name countries and other blocs, so jurisdictions keep their order.
            var atOnce = kind.Key.Name == "Jurisdiction" ? 1 : DocumentsAtOnce;
            foreach (var batch in kind.Chunk(atOnce))
            {
                var answers = await Task.WhenAll(batch.Select(document =>
                    DeclareAsync(document, planned.Estate, request.Operation, cancellationToken)));
                Note(batch, answers, refused);
            }

            if (refused.Count > 0)
            {
                // Somebody changed the estate meanwhile. What is done is done and listed; the rest waits for the next try.
                return Show(planned, refused);
            }
        }

        var retired = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var document in planned.Documents.Where(document => document.Action == "retire"))
        {
            retired[NameOf(document)] = await RetireAsync(document.Document, request.Operation, cancellationToken);
        }

        return Show(planned, retired) with { Applied = retired.Values.All(answer => answer is Answer.Done) };
    }

    private static string NameOf(PlannedDocument document) => $"{document.Document.Kind.Name} {document.Document.Id}";

    private static void Note(PlannedDocument[] batch, Answer[] answers, Dictionary<string, Answer> stopped)
    {
        for (var i = 0; i < batch.Length; i++)
        {
            if (answers[i] is not Answer.Done)
            {
                stopped[NameOf(batch[i])] = answers[i];
            }
        }
    }

    // What waits for others keeps the whole estate waiting, so that nothing is half done. Each held document is asked for on its own.
    private async Task<EstatePlan> AskAsync(PlannedEstate planned, OperationId operation, CancellationToken cancellationToken)
    {
        var held = planned.Documents.Where(document => document.Action == "held").ToArray();
        if (held.Length > PolicyLimits.HeldAtOnce)
        {
            var many = new Reason(FactGuard.Code, $"{held.Length} documents would wait for others, at most {PolicyLimits.HeldAtOnce} at once: apply them in parts");
            return Show(planned, held.ToDictionary(
                NameOf,
                document => (Answer)new Answer.Refused(0, document.Reasons.Add(many), null), StringComparer.Ordinal));
        }

        var answers = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var document in held)
        {
            var command = Command(document, planned.Estate, operation) with { OnlyAsk = true };
            var answer = await GrainFactory.GetDeclared(document.Document.Kind, document.Document.GrainKey).DeclareAsync(command, cancellationToken);
            Note([document], [answer], answers);
        }

        return Show(planned, answers);
    }

    private static EstatePlan Show(PlannedEstate planned, Dictionary<string, Answer> answers)
    {
        var plan = planned.Show(applied: false);
        return plan with
        {
            Items =
            [
                .. plan.Items.Select(item => answers.GetValueOrDefault($"{item.Document} {item.Id}") switch
                {
                    Answer.Refused refusal => item with
                    {
                        Action = "refused", Reasons = refusal.Reasons, Decision = refusal.Decision, Position = refusal.Position,
                    },
                    Answer.Done done => item with { Position = done.Position },
                    Answer.Waits waits => item with { Action = "held", Approval = waits.Approval, Digest = waits.Digest },
                    _ => item,
                }),
            ],
        };
    }

    private async Task ActivateAsync(PlannedEstate planned, OperationId operation, CancellationToken cancellationToken)
    {
        foreach (var pack in planned.Packs)
        {
            var id = pack.Compiled!.Pack.Id;
            var command = new ActivatePack(OperationId.Derive(operation, "Pack", id), pack.File, pack.Text, OnlyIfNone: true);
            if (await GrainFactory.GetGrain<IPackGrain>(id).ActivateAsync(command, cancellationToken) is Answer.Refused refused)
            {
                throw new InvalidOperationException($"the pack `{id}` was not activated: {refused.Reasons[0].Message}");
            }
        }
    }

    // What the policies refuse is remembered, though nobody's document has changed: an attempt is evidence too.
    private async Task<Dictionary<string, Answer>> NoteRefusalsAsync(
        PlannedEstate planned, OperationId operation, CancellationToken cancellationToken)
    {
        var noted = new Dictionary<string, Answer>(StringComparer.Ordinal);
        var refused = planned.Documents.Where(document => document is { Action: "refused", Decision: not null });
        foreach (var batch in refused.Chunk(DocumentsAtOnce))
        {
            var answers = await Task.WhenAll(batch.Select(document =>
                GrainFactory.GetDeclared(document.Document.Kind, document.Document.GrainKey).NoteRefusalAsync(
                    new NoteRefusal(
                        Command(document, planned.Estate, operation),
                        document.Reasons,
                        document.Decision!.Json,
                        document.Decision.Entry,
                        document.Decision.Revision,
                        [.. document.Decision.Judged.Select(judged => Encoding.UTF8.GetString(judged.Bytes.Span))]),
                    cancellationToken)));
            Note(batch, answers, noted);
        }

        return noted;
    }

    private static Declare Command(PlannedDocument document, string? estate, OperationId operation) => new(
        OperationId.Derive(operation, document.Document.Kind.Name, document.Document.Id),
        document.Document.Kind.Name,
        document.Document.Id,
        Encoding.UTF8.GetString(document.Document.AsWritten.Span),
        estate,
        IfVersion: null);

    private Task<Answer> DeclareAsync(
        PlannedDocument document, string? estate, OperationId operation, CancellationToken cancellationToken) =>
        GrainFactory.GetDeclared(document.Document.Kind, document.Document.GrainKey)
            .DeclareAsync(Command(document, estate, operation), cancellationToken);

    private Task<Answer> RetireAsync(DeclaredDocument document, OperationId operation, CancellationToken cancellationToken) =>
        GrainFactory.GetDeclared(document.Kind, document.GrainKey).RetireAsync(
            new Retire(OperationId.Derive(operation, document.Kind.Name, document.Id), document.Kind.Name, document.Id, IfVersion: null),
            cancellationToken);
}
