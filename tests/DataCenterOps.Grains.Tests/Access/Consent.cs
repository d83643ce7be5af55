using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Persistence.Ledger;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>Short words for asking and agreeing. Amina is a security officer who asks; Brahim an operator.</summary>
internal sealed class Consent(Cluster cluster)
{
    private int _operations;

    public static Caller Amina { get; } = Callers.Person("amina", Role.SecurityOfficer);

    public static Caller Brahim { get; } = Callers.Person("brahim", Role.Operator);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A cluster where both have a token of their own.</summary>
    public static async Task<Consent> StartAsync(Clusters clusters, string engine)
    {
        var consent = new Consent(await clusters.StartAsync(engine));
        await consent.GiveAsync(Amina);
        await consent.GiveAsync(Brahim);
        return consent;
    }

    public Cluster Cluster => cluster;

    /// <summary>Gives a person the token that makes them what they call as.</summary>
    public async Task GiveAsync(Caller caller)
    {
        using (cluster.As(Callers.SetUp))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<ITokenGrain>($"token-{caller.Person}").CreateAsync(
                new CreateToken(
                    Next(), "their own", caller.Subject, caller.Scope, caller.Roles, CanonicalJson.Sha256(System.Text.Encoding.UTF8.GetBytes(caller.Subject)),
                    TimeProvider.System.GetUtcNow().AddDays(1)) { Person = caller.Person },
                Cancel));
        }
    }

    public async Task TakeAwayAsync(Caller caller)
    {
        using (cluster.As(Callers.SetUp))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<ITokenGrain>($"token-{caller.Person}").RevokeAsync(Next(), Cancel));
        }
    }

    public async Task<Answer.Waits> AskAsync(TestPack pack, string? operation = null) =>
        Assert.IsType<Answer.Waits>(await cluster.ActivateAsync(pack, operation, caller: Amina));

    public Task<Answer> ApproveAsync(Answer.Waits asked, Caller caller, string? digest = null, string? operation = null) => OnAsync(
        asked, caller, grain => grain.ApproveAsync(operation is null ? Next() : Cluster.Operation(operation), digest ?? asked.Digest, Cancel));

    public async Task<Answer> OnAsync(Answer.Waits asked, Caller caller, Func<IApprovalGrain, Task<Answer>> call)
    {
        using (cluster.As(caller))
        {
            return await call(cluster.Grains.GetGrain<IApprovalGrain>(asked.Approval));
        }
    }

    public async Task<Answer> ExecuteAsync(string pack, string approval)
    {
        using (cluster.As(Callers.Program))
        {
            return await cluster.Grains.GetGrain<IPackGrain>(pack).ExecuteApprovedAsync(approval, Cancel);
        }
    }

    public ValueTask<string?> InForceAsync() => cluster.Get<PoliciesInForce>().RevisionAsync(Cancel);

    public async Task<ImmutableArray<string>> EntriesAsync(string stream)
    {
        var entries = await cluster.Get<ILedger>().ReadAsync(new StreamId(stream), 0, Cancel).ToArrayAsync(Cancel);
        return [.. entries.Select(entry => System.Text.Encoding.UTF8.GetString(entry.Bytes.Span))];
    }

    public static string[] Codes(Answer answer) =>
        [.. Assert.IsType<Answer.Refused>(answer).Reasons.Select(reason => reason.Code)];

    public OperationId Next() => Cluster.Operation($"consent-{Interlocked.Increment(ref _operations)}");
}
