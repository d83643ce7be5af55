using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.BreakGlass;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>Short words for break-glass: Amina, a security officer, asks; Brahim, an operator, agrees.</summary>
internal static class Emergency
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static BreakGlassScope Of(string tenant) => new(TenantId.TryParse(tenant, out var id) ? id : null, null);

    public static BreakGlassScope System(string id) => new(null, id);

    public static async Task<Answer> AskAsync(
        this Consent consent, BreakGlassScope scope, int hours = 2, string reason = "the national site burns", Caller? caller = null)
    {
        using (consent.Cluster.As(caller ?? Consent.Amina))
        {
            return await consent.Cluster.Grains.GetGrain<IBreakGlassGrain>(Guid.CreateVersion7().ToString("D"))
                .AskAsync(consent.Next(), new BreakGlassRequest(scope, hours, reason), Cancel);
        }
    }

    /// <summary>Asked for and agreed to.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> BeginAsync(this Consent consent, BreakGlassScope scope, int hours = 2)
    {
        var asked = Assert.IsType<Answer.Waits>(await consent.AskAsync(scope, hours));
        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Consent.Brahim));
        return asked.Approval;
    }

    public static async Task<Answer> OnAsync(this Consent consent, string id, Caller caller, Func<IBreakGlassGrain, Task<Answer>> act)
    {
        using (consent.Cluster.As(caller))
        {
            return await act(consent.Cluster.Grains.GetGrain<IBreakGlassGrain>(id));
        }
    }

    /// <summary>One that began and ends when the test says, as if the clock had been turned; nobody has closed it.</summary>
    public static async Task<string> WriteAsync(this Consent consent, string tenant, DateTimeOffset from, DateTimeOffset until, DateTimeOffset? reviewDue = null)
    {
        var id = Guid.CreateVersion7().ToString("D");
        await consent.Cluster.Get<ILedger>().AppendAsync(
            new LedgerAppend
            {
                Stream = Domain.Ledger.StreamId.Of("break-glass", id),
                ExpectedVersion = 0,
                Entries =
                [
                    new NewEntry
                    {
                        Type = BreakGlassEntryTypes.Begun,
                        Time = from,
                        Actor = Consent.Amina.Subject,
                        Auth = "approval",
                        Body = CanonicalJson.Write(new global::System.Text.Json.Nodes.JsonObject
                        {
                            ["approvers"] = new global::System.Text.Json.Nodes.JsonArray("brahim"),
                            ["from"] = Rfc3339.Write(from),
                            ["id"] = id,
                            ["reason"] = "a test",
                            ["requester"] = "amina",
                            ["reviewDue"] = Rfc3339.Write(reviewDue ?? until.AddDays(7)),
                            ["system"] = null,
                            ["tenant"] = tenant,
                            ["until"] = Rfc3339.Write(until),
                        }),
                    },
                ],
            },
            Cancel);
        return id;
    }
}
