using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.Access;

namespace DataCenterOps.Persistence.Tests.Access;

/// <summary>Who tries too often, on both engines.</summary>
public sealed class SignInGuardTests(Databases databases)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_attempts_at_once_through_two_silos_only_the_free_ones_are_judged(string engine)
    {
        var storage = await databases.CreateAsync(engine);
        await using var one = new Silo(storage);
        await using var other = new Silo(storage);
        var attempts = Enumerable.Range(0, 60).Select(number =>
            (number % 2 == 0 ? one : other).Get<SignInGuard>().AdmitAsync("amina", $"10.0.0.{number}", Start, Token));

        var admitted = await Task.WhenAll(attempts);

        Assert.Equal(SignInBackOff.FreeForAccount, admitted.Count(one => one));
        Assert.True(await one.Get<SignInGuard>().AdmitAsync("karim", "10.0.0.1", Start, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Many_accounts_tried_from_one_address_lock_the_address_and_no_account(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var guard = silo.Get<SignInGuard>();
        for (var number = 0; number < SignInBackOff.FreeForAddress; number++)
        {
            Assert.True(await guard.AdmitAsync($"name-{number}", "10.0.0.1", Start, Token));
        }

        Assert.False(await guard.AdmitAsync("name-0", "10.0.0.1", Start, Token));
        Assert.True(await guard.AdmitAsync("name-0", "10.0.0.2", Start, Token));
        Assert.True(await guard.AdmitAsync("name-0", "10.0.0.1", Start.AddSeconds(30), Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_success_forgives_and_a_day_forgets(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var guard = silo.Get<SignInGuard>();
        for (var number = 0; number < SignInBackOff.FreeForAccount; number++)
        {
            Assert.True(await guard.AdmitAsync("amina", "10.0.0.1", Start, Token));
        }

        Assert.False(await guard.AdmitAsync("amina", "10.0.0.1", Start, Token));
        await guard.ForgiveAsync("amina", Token);
        Assert.True(await guard.AdmitAsync("amina", "10.0.0.1", Start, Token));

        Assert.Equal(2, (await silo.RowsAsync("sign_in_attempt")).Count);
        await guard.ForgetAsync(Start.AddDays(2), Token);
        Assert.Empty(await silo.RowsAsync("sign_in_attempt"));
    }
}
