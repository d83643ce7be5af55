using Xunit;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class PermissionsTests
{
    private static readonly string[] Looking = [".read", ".plan", ".evaluate", ".preview"];

    // One's own password and sessions: everybody's, whatever else they may do.
    private const string Own = "profile.self";

    private static IEnumerable<string> Of(Role role) =>
        Permissions.Operations.Where(operation => operation != Own && Permissions.RolesFor(operation).Contains(role));

    private static bool Changes(string operation) => !Looking.Any(end => operation.EndsWith(end, StringComparison.Ordinal));

    [Fact]
    public void What_the_table_does_not_know_is_nobodys()
    {
        var everybody = new Caller("u-1", TenantScope.All, [.. Enum.GetValues<Role>()], "token", DateTimeOffset.MaxValue);

        Assert.False(Permissions.Allows(everybody, "estate.burn"));
        Assert.False(Permissions.Allows(everybody, ""));
        Assert.True(Permissions.Allows(everybody, "estate.read"));
    }

    [Fact]
    public void An_auditor_changes_nothing_and_reads_everything()
    {
        Assert.DoesNotContain(Of(Role.Auditor).Except(["break-glass.review"], StringComparer.Ordinal), Changes);
        Assert.Empty(Permissions.Operations.Where(operation => !Changes(operation)).Except(Of(Role.Auditor), StringComparer.Ordinal));
    }

    [Fact]
    public void A_tenants_reader_changes_nothing() => Assert.DoesNotContain(Of(Role.TenantReader), Changes);

    [Fact]
    public void A_platform_administrator_sees_no_tenants_data()
    {
        // Of requests they see those about people and tokens, and of messages whether they were delivered: nobody's data.
        Assert.DoesNotContain(Of(Role.PlatformAdmin).Except(["approval.read", "message.read"], StringComparer.Ordinal), operation => !Changes(operation));
        Assert.Equal(
            [NeedsTwo.GrantPerson, NeedsTwo.ManageToken],
            ApprovalReaders.OperationsFor(new Caller("u-1", TenantScope.All, [Role.PlatformAdmin], "token", DateTimeOffset.MaxValue)));
    }

    [Fact]
    public void Only_security_officers_put_policies_into_force() => Assert.Equal([Role.SecurityOfficer], Permissions.RolesFor("pack.activate"));

    [Fact]
    public void The_programs_own_work_is_nobody_elses() => Assert.All(
        ["credential.check", "approval.execute", "break-glass.close", "check.run", "ledger.clean", "ledger.digest", "usage.rate"],
        operation => Assert.Equal([Role.System], Permissions.RolesFor(operation)));

    [Fact]
    public void Who_may_declare_a_kind_may_declare() => Assert.Equal(
        Permissions.Operations.Where(operation => operation.EndsWith(".declare", StringComparison.Ordinal) && operation != "document.declare")
            .SelectMany(operation => Permissions.RolesFor(operation)).Distinct().Order(),
        Permissions.RolesFor("document.declare").Order());
}
