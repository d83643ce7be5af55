using DataCenterOps.Domain.Messages;
using Xunit;

namespace DataCenterOps.Domain.Tests.Messages;

/// <summary>Which texts are addresses for mail.</summary>
public sealed class MailAddressTests
{
    [Theory]
    [InlineData("amina@example.dz", "amina@example.dz")]
    [InlineData(" Amina.B+dcops@Interieur.GOV.dz ", "Amina.B+dcops@interieur.gov.dz")]
    [InlineData("o'neil@xn--ldk.example", "o'neil@xn--ldk.example")]
    public void An_address_is_read(string text, string value)
    {
        Assert.True(MailAddress.TryParse(text, out var address));
        Assert.Equal(value, address.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("amina")]
    [InlineData("@example.dz")]
    [InlineData("amina@")]
    [InlineData("amina@localhost")]
    [InlineData("amina@example..dz")]
    [InlineData("amina@-example.dz")]
    [InlineData(".amina@example.dz")]
    [InlineData("ami..na@example.dz")]
    [InlineData("amina@example.dz, mallory@example.com")]
    [InlineData("amina@example.dz\r\nRCPT TO:<mallory@example.com>")]
    [InlineData("amina@example.dz\0")]
    [InlineData("\"amina b\"@example.dz")]
    [InlineData("amina@[127.0.0.1]")]
    [InlineData("<amina@example.dz>")]
    [InlineData("amina@mallory@example.dz")]
    [InlineData("аmina@example.dz")]
    public void Anything_else_is_not(string? text) => Assert.False(MailAddress.TryParse(text, out _));

    [Fact]
    public void Nor_what_is_too_long()
    {
        Assert.False(MailAddress.TryParse($"{new string('a', 65)}@example.dz", out _));
        Assert.False(MailAddress.TryParse($"a@{string.Join('.', Enumerable.Repeat("abcdefgh", 40))}", out _));
    }
}
