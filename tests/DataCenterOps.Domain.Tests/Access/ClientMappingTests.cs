using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class ClientMappingTests
{
    private static readonly ClientMark Mark = new(ClientMarkKind.Uri, "spiffe://dc.example/backup");

    private static readonly ClientEntry Good = new("backup", "operator,auditor", "*", [Mark]);

    [Fact]
    public void A_client_acts_under_a_name_that_no_token_can_have()
    {
        var (mapping, errors) = ClientMapping.Read(Good with { Scopes = "estate.read, estate.apply", Networks = "10.0.0.0/8" });

        Assert.Empty(errors);
        Assert.Equal("client/backup", mapping!.Identity.Subject);
        Assert.Equal([Role.Operator, Role.Auditor], mapping.Identity.Roles);
        Assert.Equal(["estate.read", "estate.apply"], mapping.Identity.Operations!.Value);
        Assert.Null(mapping.Identity.Person);
    }

    [Theory]
    [InlineData("")]
    [InlineData("system/sweep")]
    [InlineData("Backup")]
    [InlineData("bаckup")]
    [InlineData("a b")]
    public void A_name_that_could_be_taken_for_another_is_refused(string name) => Assert.Single(ClientMapping.Read(Good with { Name = name }).Errors);

    [Theory]
    [InlineData("system", "*")]
    [InlineData("no-such-role", "*")]
    [InlineData("", "*")]
    [InlineData("tenant-admin", "*")]
    [InlineData("platform-admin", "cnas")]
    [InlineData("operator", "Not A Tenant")]
    [InlineData("operator", null)]
    public void Roles_and_tenant_keep_the_rules_of_everybody(string roles, string? tenant) =>
        Assert.Single(ClientMapping.Read(Good with { Roles = roles, Tenant = tenant }).Errors);

    [Fact]
    public void Every_reason_is_told_at_once() => Assert.Equal(
        5, ClientMapping.Read(new ClientEntry("", "system", "*", []) { Scopes = "no.such", Networks = "anywhere" }).Errors.Length);

    [Fact]
    public void One_mark_says_whose_certificate_it_is()
    {
        Assert.Single(ClientMapping.Read(Good with { Marks = [Mark, new ClientMark(ClientMarkKind.Dns, "backup.example")] }).Errors);
        Assert.Single(ClientMapping.Read(Good with { Marks = [new ClientMark(ClientMarkKind.Thumbprint, "abc")] }).Errors);
        Assert.Empty(ClientMapping.Read(Good with { Marks = [new ClientMark(ClientMarkKind.Thumbprint, new string('a', 64))] }).Errors);
    }

    [Fact]
    public void A_certificate_that_two_rows_know_and_one_that_none_knows_are_nobodys()
    {
        var other = new ClientMark(ClientMarkKind.Dns, "backup.example");
        var table = new ClientTable([ClientMapping.Read(Good).Mapping!, ClientMapping.Read(Good with { Name = "other", Marks = [other] }).Mapping!]);

        Assert.Equal("client/backup", table.Find(new HashSet<ClientMark> { Mark }, "192.0.2.1")!.Subject);
        Assert.Null(table.Find(new HashSet<ClientMark> { Mark, other }, "192.0.2.1"));
        Assert.Null(table.Find(new HashSet<ClientMark> { new(ClientMarkKind.Dns, Mark.Value) }, "192.0.2.1"));
    }
}
