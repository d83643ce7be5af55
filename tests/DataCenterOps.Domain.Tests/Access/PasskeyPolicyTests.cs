using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

/// <summary>Whose passkeys may lie in a cloud.</summary>
public sealed class PasskeyPolicyTests
{
    [Fact]
    public void The_only_way_in_of_somebody_without_a_role_yet_stays_in_its_device()
    {
        Assert.Equal("passkey.synced", Assert.Single(PasskeyPolicy.Default.RefuseAlone([], "key", isBackupEligible: true)).Code);
        Assert.Empty(PasskeyPolicy.Default.RefuseAlone([], "key", isBackupEligible: false));
        Assert.Empty(PasskeyPolicy.Default.RefuseAlone([Role.Auditor], "key", isBackupEligible: true));
        Assert.Single(PasskeyPolicy.Default.RefuseAlone([Role.Auditor, Role.Operator], "key", isBackupEligible: true));
    }

    [Theory]
    [InlineData(true, Role.Auditor)]
    [InlineData(true, Role.TenantReader, Role.Auditor)]
    [InlineData(false, Role.Auditor, Role.Operator)]
    [InlineData(false, Role.PlatformAdmin)]
    [InlineData(false, Role.Dpo)]
    public void One_role_that_may_change_something_is_enough_to_keep_keys_in_one_device(bool allowed, params Role[] held)
    {
        Assert.Equal(allowed, PasskeyPolicy.Default.Refuse([.. held], isBackupEligible: true).IsEmpty);
        Assert.True(PasskeyPolicy.Default.Refuse([.. held], isBackupEligible: false).IsEmpty);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("auditor, operator", true)]
    [InlineData("tenant-reader", false)]
    public void The_roles_are_a_parameter(string text, bool allowed) =>
        Assert.Equal(allowed, PasskeyPolicy.Parse(text)!.Refuse([Role.Operator], isBackupEligible: true).IsEmpty);

    [Theory]
    [InlineData("king")]
    [InlineData("system")]
    [InlineData("auditor,,king")]
    public void A_role_that_nobody_can_have_is_told(string text) => Assert.Null(PasskeyPolicy.Parse(text));

    [Theory]
    [InlineData("", 0, "passkey.name")]
    [InlineData("a\u0007b", 0, "passkey.name")]
    [InlineData("key", PasskeyPolicy.PerPerson, "passkey.many")]
    public void A_passkey_has_a_name_and_there_are_not_too_many(string name, int others, string code) =>
        Assert.Equal(code, PasskeyPolicy.Default.Refuse([Role.Operator], name, isBackupEligible: false, others).Single().Code);
}
