using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class TokenBoundsTests
{
    private static readonly Caller Administrator = new(
        "u-1", TenantScope.All, [Role.PlatformAdmin], "session", new DateTimeOffset(2026, 11, 25, 12, 0, 0, TimeSpan.Zero));

    private static ImmutableArray<SourceNetwork> Networks(int count) =>
        [.. Enumerable.Range(0, count).Select(number => SourceNetwork.TryParse($"10.{number}.0.0/16", out var network) ? network : default)];

    [Fact]
    public void A_bound_token_does_what_it_is_bound_to_and_what_its_roles_allow_and_nothing_else()
    {
        var sender = Administrator with { Roles = [Role.FinanceOfficer], Operations = ["usage.send", "estate.apply"] };

        Assert.Equal(["usage.send"], Permissions.Operations.Where(operation => Permissions.Allows(sender, operation)), StringComparer.Ordinal);
    }

    [Fact]
    public void Who_is_bound_to_declare_one_kind_may_ask_to_declare_and_declares_no_other_kind()
    {
        var declarer = Administrator with { Roles = [Role.FinanceOfficer], Operations = ["tariff.declare"] };

        Assert.True(Permissions.Allows(declarer, "document.declare"));
        Assert.True(Permissions.Allows(declarer, Permissions.ToDeclare("tariff")));
        Assert.False(Permissions.Allows(declarer, Permissions.ToDeclare("budget")));
    }

    [Fact]
    public void A_caller_who_is_bound_to_nothing_may_do_nothing() =>
        Assert.DoesNotContain(Permissions.Operations, operation => Permissions.Allows(Administrator with { Operations = [] }, operation));

    [Fact]
    public void No_bounds_and_good_bounds_are_taken()
    {
        Assert.Empty(TokenBounds.Refuse(null, null, [Role.Operator], Administrator));
        Assert.Empty(TokenBounds.Refuse(Networks(TokenBounds.MaxNetworks), ["usage.send", "estate.apply"], [Role.Operator], Administrator));
    }

    [Fact]
    public void Every_reason_is_told_at_once() => Assert.Equal(
        4, TokenBounds.Refuse(Networks(TokenBounds.MaxNetworks + 1), ["usage.send", "nothing.known", "document.declare"], [Role.Auditor], Administrator).Length);

    [Fact]
    public void An_empty_list_is_no_way_to_say_everything() => Assert.Equal(2, TokenBounds.Refuse([], [], [Role.Auditor], Administrator).Length);

    [Fact]
    public void Who_is_bound_makes_no_token_that_is_bound_less()
    {
        var bound = Administrator with { Operations = ["token.manage", "estate.read"] };

        Assert.Empty(TokenBounds.Refuse(null, ["estate.read"], [Role.Auditor], bound));
        Assert.Equal("auth.forbidden", Assert.Single(TokenBounds.Refuse(null, null, [Role.Auditor], bound)).Code);
        Assert.Equal("auth.forbidden", Assert.Single(TokenBounds.Refuse(null, ["estate.read", "cost.read"], [Role.Auditor], bound)).Code);
    }

    [Fact]
    public void What_lies_in_a_table_is_read_back_and_what_cannot_be_read_admits_nobody()
    {
        Assert.Null(TokenBounds.ReadNetworks(null));
        Assert.Null(TokenBounds.ReadOperations(null));
        Assert.True(TokenBounds.Admits(null, "192.0.2.1"));
        Assert.True(TokenBounds.Admits(TokenBounds.ReadNetworks("10.0.0.0/8,192.0.2.0/24"), "192.0.2.1"));
        Assert.False(TokenBounds.Admits(TokenBounds.ReadNetworks("10.0.0.0/8"), "192.0.2.1"));
        Assert.False(TokenBounds.Admits(TokenBounds.ReadNetworks("whatever"), "192.0.2.1"));
    }
}
