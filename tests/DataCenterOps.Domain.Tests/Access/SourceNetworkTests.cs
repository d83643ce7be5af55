using DataCenterOps.Domain.Access;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class SourceNetworkTests
{
    [Theory]
    [InlineData("10.20.0.0/16", "10.20.0.0/16")]
    [InlineData("192.0.2.7", "192.0.2.7/32")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("2001:DB8::/32", "2001:db8::/32")]
    [InlineData("2001:db8:0:0:0:0:0:1", "2001:db8::1/128")]
    [InlineData("::ffff:10.20.0.0/112", "10.20.0.0/16")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7/32")]
    public void A_network_has_one_form(string text, string expected)
    {
        Assert.True(SourceNetwork.TryParse(text, out var network));
        Assert.Equal(expected, network.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.20.0.1/16")]
    [InlineData("2001:db8::1/32")]
    [InlineData("10.20.0.0/33")]
    [InlineData("10.20.0.0/016")]
    [InlineData("10.20.0.0/+16")]
    [InlineData("10.20.0.0/-1")]
    [InlineData("10.20.0.0/")]
    [InlineData("10.20.0.0/16/8")]
    [InlineData("10.20")]
    [InlineData("010.20.0.1")]
    [InlineData("0x0a.0.0.1")]
    [InlineData("1")]
    [InlineData("[::1]")]
    [InlineData("[::1]:80")]
    [InlineData("fe80::1%eth0")]
    [InlineData("::ffff:10.20.0.0/90")]
    [InlineData(" 10.20.0.0/16")]
    [InlineData("10.20.0.0/16,0.0.0.0/0")]
    [InlineData("localhost")]
    [InlineData("*")]
    public void A_text_that_two_could_read_differently_is_no_network(string? text) => Assert.False(SourceNetwork.TryParse(text, out _));

    [Theory]
    [InlineData("10.20.0.0/16", "10.20.255.255", true)]
    [InlineData("10.20.0.0/16", "10.21.0.0", false)]
    [InlineData("10.20.0.0/16", "::ffff:10.20.3.4", true)]
    [InlineData("10.20.0.0/16", "::10.20.3.4", false)]
    [InlineData("10.20.0.0/15", "10.21.0.0", true)]
    [InlineData("0.0.0.0/0", "203.0.113.9", true)]
    [InlineData("0.0.0.0/0", "2001:db8::1", false)]
    [InlineData("::/0", "203.0.113.9", false)]
    [InlineData("2001:db8::/33", "2001:db8:7fff::1", true)]
    [InlineData("2001:db8::/33", "2001:db8:8000::1", false)]
    [InlineData("fe80::/10", "fe80::1%3", true)]
    [InlineData("10.20.0.0/16", "", false)]
    [InlineData("0.0.0.0/0", "a pipe", false)]
    public void An_address_lies_in_a_network_or_does_not(string text, string address, bool expected)
    {
        Assert.True(SourceNetwork.TryParse(text, out var network));
        Assert.Equal(expected, network.Contains(address));
    }

    [Fact]
    public void No_network_at_all_holds_no_address() => Assert.False(default(SourceNetwork).Contains("127.0.0.1"));
}
