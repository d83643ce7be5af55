using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access.Approvals;

public sealed class DeputyTests
{
    [Fact]
    public void A_named_deputy_agrees_by_the_right_of_who_named_them()
    {
        var asked = new Asked();
        var brahim = asked.Is("brahim", Role.Operator);
        var dalila = asked.Is("dalila", Role.PlatformAdmin);
        Assert.Equal(["auth.forbidden"], asked.Approve(dalila));

        Assert.Empty(asked.Pass(brahim, "dalila"));

        Assert.Equal(["approval.passed"], asked.Approve(brahim));
        Assert.Empty(asked.Approve(dalila));
        Assert.Empty(asked.Execute());
    }

    [Fact]
    public void Nobody_makes_the_requester_themselves_or_a_stranger_a_deputy()
    {
        var asked = new Asked();
        var brahim = asked.Is("brahim", Role.Operator);

        Assert.Equal(["approval.requester"], asked.Pass(brahim, "amina"));
        Assert.Equal(["approval.deputy"], asked.Pass(brahim, "brahim"));
        Assert.Equal(["approval.deputy"], asked.Pass(brahim, "a-stranger"));
        asked.Is("farid", Role.Auditor);
        Assert.Equal(["approval.deputy"], asked.Pass(brahim, "farid"));
        Assert.Equal(["approval.requester"], asked.Pass(asked.Amina, "dalila")[..1]);
    }

    [Fact]
    public void A_deputy_names_no_deputy()
    {
        var asked = new Asked();
        asked.Is("emir", Role.PlatformAdmin);
        var dalila = asked.Is("dalila", Role.PlatformAdmin);
        Assert.Empty(asked.Pass(asked.Is("brahim", Role.Operator), "dalila"));

        Assert.Equal(["approval.deputy"], asked.Pass(dalila, "emir"));
    }

    [Fact]
    public void Two_who_name_each_other_are_still_two_persons_and_no_more()
    {
        var asked = new Asked();
        var brahim = asked.Is("brahim", Role.Operator);
        var chafia = asked.Is("chafia", Role.Operator);
        Assert.Empty(asked.Pass(brahim, "chafia"));

        // She is somebody's deputy: she may not pass that on by naming one of her own.
        Assert.Equal(["approval.deputy"], asked.Pass(chafia, "brahim"));
        Assert.Empty(asked.Approve(chafia));
        Assert.Equal(["approval.complete", "approval.passed"], asked.Approve(brahim));
    }

    [Fact]
    public void The_deputy_of_one_who_left_has_not_agreed()
    {
        var asked = new Asked();
        var dalila = asked.Is("dalila", Role.PlatformAdmin);
        Assert.Empty(asked.Pass(asked.Is("brahim", Role.Operator), "dalila"));
        Assert.Empty(asked.Approve(dalila));

        asked.Leaves("brahim");
        Assert.Equal(["approval.role_lost"], asked.Execute());

        asked.Is("brahim", Role.Operator);
        asked.Leaves("dalila");
        Assert.Equal(["approval.role_lost"], asked.Execute());
    }
}
