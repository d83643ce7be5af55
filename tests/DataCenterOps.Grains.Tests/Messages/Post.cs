using System.Collections.Immutable;
using DataCenterOps.Carriers;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;

namespace DataCenterOps.Grains.Tests.Messages;

/// <summary>Short words for people who are told things.</summary>
internal sealed class Post(Cluster cluster)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Somebody who has joined and, if <paramref name="language"/> is given, has confirmed an address.</summary>
    public async Task<Caller> JoinAsync(string name, string? language, params ImmutableArray<Role> roles)
    {
        var caller = Self(Guid.CreateVersion7().ToString("D"), roles);
        var grain = cluster.Grains.GetGrain<IPersonAccountGrain>(caller.Person!);
        Assert.IsType<Answer.Done>(await cluster.InviteAsync(Callers.SetUp, caller.Person!, roles));
        using (cluster.As(caller))
        {
            Assert.IsType<Answer.Done>(await grain.JoinAsync(new JoinPerson($"{name}-{caller.Person![^6..]}", $"{name} Canary", "hash"), Cancel));
        }

        if (language is not null)
        {
            var (writer, person, now) = (cluster.Get<IWriter>(), caller.Person!, TimeProvider.System.GetUtcNow());
            Assert.True(MailAddress.TryParse(Address(name), out var address));
            await writer.WriteAsync(ContactFacts.Ask(person, address, language, now, 1), Cancel);
            await writer.WriteAsync(ContactFacts.Code(person, address.Value, "hash", now.AddHours(1)), Cancel);
            await writer.WriteAsync(ContactFacts.Confirm(person, "hash"), Cancel);
        }

        return caller;
    }

    public static string Address(string name) => $"{name}@canary.dz";

    public static Caller Self(string id, params ImmutableArray<Role> roles) =>
        new(id, TenantScope.All, roles, "session", TimeProvider.System.GetUtcNow().AddMinutes(5)) { Person = id };

    /// <summary>What the job does at each of its ticks.</summary>
    public async Task DeliverAsync()
    {
        using (cluster.As(Caller.ForSystem("messages", TimeProvider.System.GetUtcNow())))
        {
            await cluster.Grains.GetGrain<IMessagesGrain>(0).SpreadAsync(Cancel);
            await Task.WhenAll(cluster.Grains.GetGrain<ICarrierGrain>("email").SendAsync(Cancel), cluster.Grains.GetGrain<ICarrierGrain>("webhook/soc").SendAsync(Cancel));
        }
    }

    /// <summary>What the job of approvals does each minute, and a tick after it.</summary>
    public async Task DeliverToDeputiesAsync()
    {
        using (cluster.As(Caller.ForSystem("approval", TimeProvider.System.GetUtcNow())))
        {
            await cluster.Grains.GetGrain<IMessagesGrain>(0).TellDeputiesAsync(Cancel);
        }

        await DeliverAsync();
    }

    public IEnumerable<Envelope> MailTo(string name) => cluster.Mail.Sent.Where(one => one.Address?.Value == Address(name));
}
