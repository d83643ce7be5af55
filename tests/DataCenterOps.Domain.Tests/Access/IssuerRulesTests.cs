using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Issuers;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class IssuerRulesTests
{
    private static readonly IssuerRules Rules = new(
        [Row("readers", "auditor", "*"), Row("ops", "operator", "*"), Row("cnas-admins", "tenant-admin", "cnas"), Row("admins", "tenant-admin", "claim")], ["mfa", "level-2"]);

    private static readonly IssuerClaims Somebody = new("sub", "Name", [], [], []);

    [Fact]
    public void Who_has_nothing_that_a_row_names_does_not_come_in()
    {
        Refused(IssuerRules.NoRole, Somebody);
        Refused(IssuerRules.NoRole, Somebody with { Roles = ["Readers", "readers ", "*", "platform-admin"] });
    }

    [Fact]
    public void All_rows_that_fit_count_together() =>
        Assert.Equal([Role.Operator, Role.Auditor], Admitted(Somebody with { Roles = ["readers", "ops", "other"], Factors = ["pwd", "mfa"] }).Roles);

    [Fact]
    public void A_privileged_role_asks_for_two_factors_and_others_do_not()
    {
        Refused(IssuerRules.OneFactor, Somebody with { Roles = ["readers", "ops"], Factors = ["pwd", "MFA"] });
        Assert.Equal([Role.Operator], Admitted(Somebody with { Roles = ["ops"], Factors = ["level-2"] }).Roles);
        Assert.Equal([Role.Auditor], Admitted(Somebody with { Roles = ["readers"] }).Roles);
    }

    [Fact]
    public void One_person_acts_for_one_tenant_which_no_claim_makes_all()
    {
        Assert.Equal("cnas", Admitted(Somebody with { Roles = ["admins", "cnas-admins"], Tenants = ["cnas"] }).Scope.ToString());
        Refused(IssuerRules.NoTenant, Somebody with { Roles = ["admins", "cnas-admins"], Tenants = ["dgi"] });
        Refused(IssuerRules.NoTenant, Somebody with { Roles = ["admins"] });
        Refused(IssuerRules.NoTenant, Somebody with { Roles = ["admins"], Tenants = ["*"] });
        Refused(IssuerRules.NoTenant, Somebody with { Roles = ["admins"], Tenants = ["cnas", "dgi"] });
        Refused(IssuerRules.NoTenant, Somebody with { Roles = ["admins"], Tenants = ["Not A Tenant"] });
        Refused(IssuerRules.NoTenant, Somebody with { Roles = ["readers", "cnas-admins"], Tenants = ["cnas"] });
    }

    [Theory]
    [InlineData("ops", "operator", "*")]
    [InlineData("x", "platform-admin", "cnas")]
    [InlineData("x", "system", "claim")]
    [InlineData("x", "", "claim")]
    [InlineData("", "auditor", "*")]
    [InlineData("x", "auditor", "Nowhere At All")]
    [InlineData("x", "tenant-reader", "*")]
    public void A_row_that_gives_what_it_may_not_is_refused_at_the_start(string value, string roles, string tenant) =>
        Assert.Single(IssuerMapping.Read(value, roles, tenant, mayBePrivileged: false).Errors);

    [Fact]
    public void Nobody_else_changes_what_an_issuer_says_and_no_issuer_speaks_for_an_account_of_ours()
    {
        var theirs = PersonState.None with { Exists = true, IsFromIssuer = true, Scope = TenantScope.All };

        Assert.Equal("person.issuer", Assert.Single(PersonRules.RefuseIssuers(theirs)).Code);
        Assert.False(PersonRules.IsClosedToIssuers(theirs));
        Assert.True(PersonRules.IsClosedToIssuers(theirs with { IsDisabled = true }));
        Assert.True(PersonRules.IsClosedToIssuers(theirs with { IsFromIssuer = false }));
        Assert.Empty(PersonRules.RefuseIssuers(theirs with { IsFromIssuer = false }));
    }

    private static IssuerMapping Row(string value, string roles, string tenant)
    {
        var (mapping, errors) = IssuerMapping.Read(value, roles, tenant, mayBePrivileged: true);
        Assert.Empty(errors);
        return mapping!;
    }

    private static IssuerVerdict.Admitted Admitted(IssuerClaims claims) => Assert.IsType<IssuerVerdict.Admitted>(Rules.Judge(claims));

    private static void Refused(string code, IssuerClaims claims) =>
        Assert.Equal(code, Assert.IsType<IssuerVerdict.Refused>(Rules.Judge(claims)).Code);
}
