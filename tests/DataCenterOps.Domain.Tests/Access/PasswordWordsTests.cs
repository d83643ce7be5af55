using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class PasswordWordsTests
{
    private static readonly string[] Place = ["amina.b", "Amina Benali", "alg-dc1", "Alger 1, Mohammadia (démonstration)"];

    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("passwordpassword")]
    [InlineData("123456789012")]
    [InlineData("aaaaaaaabbbb")]
    [InlineData("abcdefghijklm")]
    [InlineData("qwertyuiop123")]
    [InlineData("Azertyuiop-2025")]
    [InlineData("motdepasse2026")]
    [InlineData("DataCenterOps!1")]
    [InlineData("Welcome-Admin-1")]
    [InlineData("amina.benali.26")]
    [InlineData("Mohammadia-2026")]
    [InlineData("Alger-Amina-123")]
    [InlineData("ALG-DC1-admin-!")]
    public void What_everybody_tries_and_what_everybody_here_knows_is_common(string password) => Assert.True(PasswordWords.IsCommon(password, Place));

    [Theory]
    [InlineData("seven camels cross the erg at dawn")]
    [InlineData("nine dunes under one moon")]
    [InlineData("amina likes her tea with mint")]
    [InlineData("admin of the quiet orchard")]
    [InlineData("83920174659283")]
    [InlineData("سبع نجوم فوق الواحة")]
    public void A_sentence_that_somebody_had_to_think_of_is_not(string password) => Assert.False(PasswordWords.IsCommon(password, Place));
}
