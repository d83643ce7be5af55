using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels.Access;
using DataCenterOps.Persistence.Tests;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Access;

/// <summary>Privileged roles come to a person by two others, and go with a new link.</summary>
public sealed class GrantTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_privileged_role_waits_for_a_second_person_who_sees_name_time_and_factors(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var (sami, lila) = (await cluster.BringInAsync(Role.PlatformAdmin), await cluster.BringInAsync(Role.SecurityOfficer));
        var id = Joining.NewId();
        Assert.Equal(["person.privileged"], Codes(await cluster.InviteAsync(sami, id, Role.Operator)));
        Assert.IsType<Answer.Done>(await cluster.InviteAsync(sami, id));
        Assert.Equal(["person.not_joined"], Codes(await cluster.GrantAsync(sami, id, Role.Operator)));
        await cluster.JoinAsync(id);

        var asked = Assert.IsType<Answer.Waits>(await cluster.GrantAsync(sami, id, Role.Operator));
        Assert.Empty((await cluster.CallerAsync(id)).Roles);
        var shown = await cluster.Get<ApprovalDetails>().FindAsync(lila, asked.Approval, Cancel);
        Assert.Equal("Somebody", shown!.Difference[0].After);
        Assert.Contains(shown.Difference, row => row is { After: "factor-code", AreCodes: true });
        Assert.Contains(shown.Difference, row => row is { Before: "", After: "operator" });
        Assert.DoesNotContain("Somebody", shown.Row.Form, StringComparison.Ordinal);

        Assert.Equal(["approval.requester"], Codes(await cluster.ApproveAsync(sami, asked)));
        Assert.IsType<Answer.Done>(await cluster.ApproveAsync(lila, asked));
        Assert.Equal([Role.Operator], (await cluster.CallerAsync(id)).Roles);
        Assert.Equal("approval.used", Codes(await cluster.ApproveAsync(lila, asked))[0]);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_reset_takes_privileged_roles_at_once_and_enabling_again_gives_what_the_same_factors_had(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var (sami, lila) = (await cluster.BringInAsync(Role.PlatformAdmin), await cluster.BringInAsync(Role.SecurityOfficer, Role.Auditor));
        Assert.IsType<Answer.Done>(await cluster.OnAsync(sami, lila.Subject, grain => grain.DisableAsync(Joining.Operation(), disabled: true, Cancel)));
        Assert.IsType<Answer.Done>(await cluster.OnAsync(sami, lila.Subject, grain => grain.DisableAsync(Joining.Operation(), disabled: false, Cancel)));
        Assert.Equal([Role.SecurityOfficer, Role.Auditor], (await cluster.CallerAsync(lila.Subject)).Roles);

        Assert.IsType<Answer.Done>(await cluster.OnAsync(sami, lila.Subject, grain => grain.ResetAsync(Joining.Operation(), ApiToken.Hash(ApiToken.Create()), Cancel)));
        Assert.Equal([Role.Auditor], (await cluster.CallerAsync(lila.Subject)).Roles);
        await cluster.OnAsync(sami, lila.Subject, grain => grain.DisableAsync(Joining.Operation(), disabled: true, Cancel));
        await cluster.OnAsync(sami, lila.Subject, grain => grain.DisableAsync(Joining.Operation(), disabled: false, Cancel));
        await cluster.JoinAsync(lila.Subject);
        Assert.Equal([Role.Auditor], (await cluster.CallerAsync(lila.Subject)).Roles);
        Assert.IsType<Answer.Waits>(await cluster.GrantAsync(sami, lila.Subject, Role.SecurityOfficer, Role.Auditor));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_grant_is_void_when_the_account_was_reset_closed_or_changed_and_nobody_agrees_to_their_own(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var (sami, lila) = (await cluster.BringInAsync(Role.PlatformAdmin), await cluster.BringInAsync(Role.SecurityOfficer));
        var own = Assert.IsType<Answer.Waits>(await cluster.GrantAsync(sami, lila.Subject, Role.SecurityOfficer, Role.Operator));
        Assert.Equal(["approval.own_account"], Codes(await cluster.ApproveAsync(lila, own)));

        foreach (var change in (Func<IPersonAccountGrain, Task<Answer>>[])
        [
            grain => grain.ResetAsync(Joining.Operation(), ApiToken.Hash(ApiToken.Create()), Cancel),
            grain => grain.DisableAsync(Joining.Operation(), disabled: true, Cancel),
            grain => grain.GrantAsync(Joining.Operation(), [Role.Auditor], TenantScope.All, Cancel),
        ])
        {
            var person = await cluster.BringInAsync();
            var asked = Assert.IsType<Answer.Waits>(await cluster.GrantAsync(sami, person.Subject, Role.Operator));
            Assert.IsType<Answer.Done>(await cluster.OnAsync(sami, person.Subject, change));

            Assert.Equal(["approval.object_changed"], Codes(await cluster.ApproveAsync(lila, asked)));
            Assert.DoesNotContain(Role.Operator, (await cluster.CallerAsync(person.Subject)).Roles);
        }
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_set_up_identity_gives_alone_and_one_administrator_takes_away_alone(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var sami = await cluster.BringInAsync(Role.PlatformAdmin);
        var person = await cluster.BringInAsync();
        Assert.IsType<Answer.Done>(await cluster.GrantAsync(Callers.SetUp, person.Subject, Role.Operator, Role.FinanceOfficer));

        Assert.IsType<Answer.Done>(await cluster.GrantAsync(sami, person.Subject, Role.Operator, Role.Auditor));
        Assert.IsType<Answer.Done>(await cluster.GrantAsync(sami, person.Subject));
        Assert.Empty((await cluster.CallerAsync(person.Subject)).Roles);
        Assert.IsType<Answer.Waits>(await cluster.GrantAsync(sami, person.Subject, Role.Operator));

        var entries = await new Consent(cluster).EntriesAsync($"person-account/{person.Subject}");
        Assert.Contains("\"approval\":\"alone\"", entries[3], StringComparison.Ordinal);
        Assert.All(entries[4..], entry => Assert.DoesNotContain("\"approval\"", entry, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_has_no_role_yet_sees_their_own_sessions_and_nothing_else(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var person = await cluster.BringInAsync();
        using var caller = cluster.As(person);

        Assert.Equal(0, await cluster.Grains.GetGrain<ISessionGrain>(0).RevokeAllAsync(Cancel));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grains.GetGrain<IPersonAccountGrain>(person.Subject)
            .GrantAsync(Joining.Operation(), [Role.Auditor], TenantScope.All, Cancel));
        Assert.All(Permissions.Operations.Where(operation => operation != "profile.self"), operation => Assert.False(Permissions.Allows(person, operation)));
    }
}
