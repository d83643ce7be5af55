using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access.Approvals;

public sealed class ApprovalStoryTests
{
    [Fact]
    public void What_one_asks_for_and_another_agrees_to_is_done_once()
    {
        var asked = new Asked();
        var brahim = asked.Is("brahim", Role.Operator);

        Assert.Equal(["approval.waiting"], asked.Execute());
        Assert.Empty(asked.Approve(brahim));
        Assert.Empty(asked.Execute());
        Assert.Equal(["approval.used"], asked.Execute());
        Assert.Equal(["approval.used"], asked.Approve(brahim)[..1]);
        Assert.Equal(["approval.used"], asked.Withdraw(asked.Amina));
    }

    [Fact]
    public void Who_asks_does_not_agree_by_another_role_or_another_subject()
    {
        var asked = new Asked();

        Assert.Equal(["approval.requester"], asked.Approve(asked.Amina));
        Assert.Equal(["approval.requester"], asked.Approve(asked.Is("amina", Role.Operator)));
        Assert.Equal(["approval.requester"], asked.Approve(asked.Is("amina", TenantScope.All, [Role.SecurityOfficer], "u-amina-2")));
    }

    [Fact]
    public void One_person_counts_once()
    {
        var asked = new Asked();
        asked.NeedsThree();
        Assert.Empty(asked.Approve(asked.Is("brahim", Role.Operator)));

        Assert.Equal(["approval.counted"], asked.Approve(asked.Is("brahim", TenantScope.All, [Role.SecurityOfficer], "u-brahim-2")));
        Assert.Equal(["approval.waiting"], asked.Execute());

        Assert.Empty(asked.Approve(asked.Is("chafia", Role.SecurityOfficer)));
        Assert.Empty(asked.Execute());
    }

    [Fact]
    public void Programs_and_the_set_up_identity_are_nobody_s_second_person()
    {
        var asked = new Asked();
        var program = asked.Is("x", Role.SecurityOfficer) with { Person = null };

        Assert.Equal(["approval.person"], asked.Approve(program));
        Assert.Equal(["approval.person"], asked.Approve(program with { Subject = Identity.SetUp }));
        Assert.Equal("approval.person", Assert.Single(ApprovalRules.Request(NeedsTwo.ActivatePack, null, program)).Code);
    }

    [Fact]
    public void An_auditor_and_an_officer_of_one_tenant_do_not_agree_to_what_concerns_all()
    {
        var asked = new Asked();
        Assert.True(TenantId.TryParse("cnas", out var cnas));

        Assert.Equal(["auth.forbidden"], asked.Approve(asked.Is("dalila", Role.Auditor)));
        Assert.Equal(["auth.forbidden"], asked.Approve(asked.Is("said", TenantScope.Of(cnas), [Role.SecurityOfficer])));
    }

    [Fact]
    public void Consent_is_for_what_was_shown()
    {
        var asked = new Asked();
        var brahim = asked.Is("brahim", Role.Operator);
        Assert.Equal(["approval.digest"], asked.Approve(brahim, new string('0', 64)));
        Assert.Equal(["approval.digest"], asked.Approve(brahim, asked.Record.Digest.ToUpperInvariant()));
        Assert.Empty(asked.Approve(brahim));

        asked.Alter(request => request with { Arguments = """{"revision":"sha256:three"}""" });

        Assert.Equal(["approval.digest"], asked.Execute());
    }

    [Fact]
    public void After_two_working_days_nobody_can_agree_and_nothing_is_done()
    {
        var asked = new Asked();
        var brahim = asked.Is("brahim", Role.Operator);
        asked.Now = asked.Record.Request.ExpiresAt.AddTicks(-1);
        Assert.Empty(asked.Approve(brahim));

        asked.Now = asked.Record.Request.ExpiresAt;

        Assert.Equal(["approval.expired"], asked.Execute());
        Assert.Equal(["approval.expired"], asked.Approve(asked.Is("chafia", Role.Operator)));
    }

    [Fact]
    public void Whoever_left_in_between_has_not_agreed()
    {
        var asked = new Asked();
        Assert.Empty(asked.Approve(asked.Is("brahim", Role.Operator)));
        asked.Leaves("brahim");
        Assert.Equal(["approval.role_lost"], asked.Execute());

        // A role that was given afterwards is not the one by which he agreed.
        asked.Is("brahim", Role.SecurityOfficer);
        Assert.Equal(["approval.role_lost"], asked.Execute());

        asked.Is("brahim", Role.Operator);
        Assert.Empty(asked.Execute());
    }

    [Fact]
    public void Who_asked_and_left_in_between_is_not_served()
    {
        var asked = new Asked();
        asked.Approve(asked.Is("brahim", Role.Operator));
        asked.Leaves("amina");

        Assert.Equal(["approval.role_lost"], asked.Execute());
    }

    [Fact]
    public void What_has_changed_since_is_said_all_at_once()
    {
        var asked = new Asked();
        asked.Approve(asked.Is("brahim", Role.Operator));
        asked.SubjectVersion = 5;
        asked.PolicyRevision = "sha256:another";

        Assert.Equal(["approval.object_changed", "approval.policy_changed"], asked.Execute());
    }

    [Fact]
    public void A_refusal_ends_it_and_so_does_taking_it_back()
    {
        var refused = new Asked();
        var brahim = refused.Is("brahim", Role.Operator);
        Assert.Equal(["request.invalid"], refused.Reject(brahim, "  "));
        Assert.Equal(["approval.requester"], refused.Reject(refused.Amina));
        Assert.Empty(refused.Reject(brahim));
        Assert.Equal(["approval.rejected"], refused.Approve(brahim));
        Assert.Equal(["approval.rejected"], refused.Execute());

        var withdrawn = new Asked();
        Assert.Equal(["approval.not_yours"], withdrawn.Withdraw(withdrawn.Is("brahim", Role.Operator)));
        Assert.Empty(withdrawn.Withdraw(withdrawn.Amina));
        Assert.Equal(["approval.withdrawn"], withdrawn.Approve(withdrawn.Is("chafia", Role.Operator)));
    }

    [Fact]
    public void Who_has_agreed_may_think_again_until_it_is_done()
    {
        var asked = new Asked();
        var brahim = asked.Is("brahim", Role.Operator);
        Assert.Empty(asked.Approve(brahim));

        Assert.Empty(asked.Reject(brahim));
        Assert.Equal(["approval.rejected"], asked.Execute());
    }

    [Fact]
    public void Break_glass_needs_two_roles_and_not_two_of_one_trade()
    {
        var asked = new Asked(NeedsTwo.BreakGlass, Role.Operator);
        Assert.Equal(["approval.same_role"], asked.Approve(asked.Is("brahim", Role.Operator)));

        Assert.Empty(asked.Approve(asked.Is("chafia", Role.SecurityOfficer)));
        Assert.Empty(asked.Execute());
    }
}
