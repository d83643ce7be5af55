using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class PersonalTokenTests
{
    private static readonly DateTimeOffset Until = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Caller Admin = new("u-a", TenantScope.All, [Role.PlatformAdmin, Role.Operator], "token", Until) { Person = "amina" };

    [Fact]
    public void Nobody_makes_a_second_person_out_of_a_token()
    {
        Assert.Equal(["auth.forbidden"], Codes(Token("brahim", Role.Operator), Admin));
        Assert.Equal(["auth.forbidden"], Codes(Token("amina", Role.SecurityOfficer), Admin));
        Assert.Equal(["auth.forbidden"], Codes(Token("amina", Role.Operator), Admin with { Person = null }));
        Assert.Empty(Codes(Token("amina", Role.Operator), Admin));
    }

    [Fact]
    public void The_set_up_identity_makes_the_first_ones_and_programs_need_none()
    {
        Assert.Empty(Codes(Token("brahim", Role.SecurityOfficer), Admin with { Subject = Identity.SetUp, Person = null }));
        Assert.Empty(Codes(Token(null, Role.SecurityOfficer), Admin));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Amina")]
    [InlineData("аmina")]
    [InlineData("amina ")]
    public void A_person_has_one_spelling(string person) =>
        Assert.Contains("request.invalid", Codes(Token(person, Role.Operator), Admin with { Person = person }), StringComparer.Ordinal);

    private static Identity Token(string? person, Role role) => new("u-x", TenantScope.All, [role], Until, "t-1") { Person = person };

    private static ImmutableArray<string> Codes(Identity identity, Caller caller) =>
        [.. PersonalTokens.Refuse(identity, caller).Select(reason => reason.Code)];
}
