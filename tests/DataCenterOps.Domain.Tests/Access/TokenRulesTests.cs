using Xunit;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class TokenRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    private static readonly Caller Administrator = new("u-1", TenantScope.All, [Role.PlatformAdmin], "session", Now.AddMinutes(1));

    private static readonly Identity Good = new("collector", TenantScope.All, [Role.Operator], Now.AddDays(30), "t-1");

    private static TenantScope Tenant => TenantScope.Of(TenantId.TryParse("min-interior", out var tenant) ? tenant : default);

    [Fact]
    public void A_good_one_is_made() => Assert.Empty(TokenRules.Refuse("Collector of site A", Good, false, Administrator, Now));

    [Theory]
    [InlineData("")]
    [InlineData("line\nend")]
    [InlineData("turned\u202Etxt")]
    [InlineData("e\u0301")]
    public void A_name_that_nobody_can_read_is_refused(string name) =>
        Assert.Equal("request.invalid", Assert.Single(TokenRules.Refuse(name, Good, false, Administrator, Now)).Code);

    // An attribute cannot hold it.
    [Fact]
    public void A_name_with_half_a_character_is_refused() => A_name_that_nobody_can_read_is_refused("half\uD800");

    [Theory]
    [InlineData("")]
    [InlineData("system/sweep")]
    [InlineData("Collector")]
    [InlineData("с0llector")]
    [InlineData("a\"b")]
    [InlineData(Identity.SetUp)]
    public void A_subject_that_could_be_taken_for_another_is_refused(string subject) => Assert.Equal(
        "request.invalid", Assert.Single(TokenRules.Refuse("name", Good with { Subject = subject }, false, Administrator, Now)).Code);

    [Theory]
    [InlineData(Role.TenantAdmin)]
    [InlineData(Role.TenantReader)]
    [InlineData(Role.Dpo)]
    public void A_role_in_one_tenant_is_not_given_over_all(Role role)
    {
        Assert.Single(TokenRules.Refuse("name", Good with { Roles = [role] }, false, Administrator, Now));
        Assert.Empty(TokenRules.Refuse("name", Good with { Roles = [role], Scope = Tenant }, false, Administrator, Now));
    }

    [Fact]
    public void A_role_over_the_platform_is_not_given_in_one_tenant() =>
        Assert.Single(TokenRules.Refuse("name", Good with { Roles = [Role.PlatformAdmin], Scope = Tenant }, false, Administrator, Now));

    [Fact]
    public void The_programs_own_role_is_given_to_nobody() =>
        Assert.Single(TokenRules.Refuse("name", Good with { Roles = [Role.Operator, Role.System] }, false, Administrator, Now));

    [Fact]
    public void Every_reason_is_told_at_once()
    {
        var reasons = TokenRules.Refuse(
            "", new Identity("", TenantScope.All, [], Now, "t-1"), exists: true, Administrator with { Roles = [Role.Auditor] }, Now);

        Assert.Equal(
            ["auth.forbidden", "id.taken", "request.invalid", "request.invalid", "request.invalid", "request.invalid"],
            reasons.Select(reason => reason.Code), StringComparer.Ordinal);
    }

    [Fact]
    public void The_program_makes_the_set_up_identity_once()
    {
        var program = new Caller("system/start", TenantScope.All, [Role.PlatformAdmin], Caller.ByProgram, Now.AddMinutes(1));

        Assert.Empty(TokenRules.Refuse("set-up", Good with { Subject = Identity.SetUp, Roles = [.. Enum.GetValues<Role>().Except([Role.System])] }, false, program, Now));
    }
}
