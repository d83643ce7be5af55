using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Persistence.Tests.Access;

/// <summary>Sessions of the console, on both engines.</summary>
public sealed class SessionTests(Databases databases)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_session_is_found_until_it_is_over_and_says_when_it_was_last_used(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var sessions = silo.Get<Sessions>();
        await sessions.AddAsync(Session(1), Token);

        var found = await sessions.FindAsync(Hash(1), Start.AddMinutes(10), Token);
        Assert.Equal(("somebody", "operator", true), (found!.ToIdentity().Subject, found.Roles, found.IsComplete));
        Assert.Equal(Start.AddMinutes(10), (await sessions.FindAsync(Hash(1), Start.AddMinutes(10.5), Token))!.SeenAt);
        Assert.Null(await sessions.FindAsync(Hash(2), Start, Token));
        Assert.Null(await sessions.FindAsync(Hash(1), Start + SessionLimits.Life, Token));

        await sessions.ForgetAsync(Start + SessionLimits.Life + TimeSpan.FromSeconds(1), Token);
        Assert.Empty(await silo.RowsAsync("console_session"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_session_ended_through_one_silo_is_nobodys_on_another(string engine)
    {
        var storage = await databases.CreateAsync(engine);
        await using var one = new Silo(storage);
        await using var other = new Silo(storage);
        await one.Get<Sessions>().AddAsync(Session(1), Token);
        await one.Get<Sessions>().AddAsync(Session(2), Token);
        await one.Get<Sessions>().AddAsync(Session(3) with { Identity = Somebody("else") }, Token);

        Assert.NotNull(await other.Get<Sessions>().FindAsync(Hash(1), Start, Token));
        Assert.Equal(0, await one.Get<Sessions>().RevokeAsync("else", Id(1), Token));
        Assert.Equal(1, await one.Get<Sessions>().RevokeAsync("somebody", Id(1), Token));
        Assert.Null(await other.Get<Sessions>().FindAsync(Hash(1), Start, Token));

        Assert.Equal(1, await one.Get<Sessions>().RevokeAsync("somebody", id: null, Token));
        Assert.Null(await other.Get<Sessions>().FindAsync(Hash(2), Start, Token));
        Assert.NotNull(await other.Get<Sessions>().FindAsync(Hash(3), Start, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_session_of_a_person_whom_the_ledger_does_not_know_is_nobodys(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await silo.Get<Sessions>().AddAsync(Session(1) with { Identity = Somebody("p-1") with { Person = "p-1" } }, Token);

        Assert.Null(await silo.Get<Sessions>().FindAsync(Hash(1), Start, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task One_session_too_many_ends_the_oldest(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        for (var number = 1; number <= SessionLimits.PerSubject + 1; number++)
        {
            await silo.Get<Sessions>().AddAsync(Session(number), Token);
        }

        var listed = await silo.Get<SessionQueries>().OfAsync("somebody", Start, Token);
        Assert.Equal(SessionLimits.PerSubject, listed.Length);
        Assert.Equal(Id(SessionLimits.PerSubject + 1), listed[0].Id);
        Assert.DoesNotContain(listed, session => session.Id == Id(1));
    }

    private static NewSession Session(int number) => new()
    {
        Id = Id(number),
        Sha256 = Hash(number),
        Identity = Somebody("somebody"),
        Method = "link",
        IsComplete = true,
        Address = "::1",
        Device = "Firefox, Linux",
        CreatedAt = Start,
        ExpiresAt = Start + SessionLimits.Life,
    };

    private static Identity Somebody(string subject) =>
        new(subject, TenantScope.All, [Role.Operator], null, null);

    private static string Id(int number) => $"00000000-0000-7000-8000-{number:D12}";

    private static string Hash(int number) => ApiToken.Hash($"secret {number}");
}
