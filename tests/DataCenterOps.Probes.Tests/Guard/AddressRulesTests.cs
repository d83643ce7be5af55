using System.Net;
using DataCenterOps.Probes.Guard;

namespace DataCenterOps.Probes.Tests.Guard;

public sealed class AddressRulesTests
{
    [Theory]
    [InlineData("127.0.0.1", "Loopback")]
    [InlineData("127.255.255.254", "Loopback")]
    [InlineData("::1", "Loopback")]
    [InlineData("::ffff:127.0.0.1", "Loopback")]
    [InlineData("::127.0.0.1", "Loopback")]
    [InlineData("64:ff9b::7f00:1", "Loopback")]
    [InlineData("2002:7f00:1::", "Loopback")]
    [InlineData("169.254.169.254", "Forbidden")]
    [InlineData("::ffff:169.254.169.254", "Forbidden")]
    [InlineData("64:ff9b::a9fe:a9fe", "Forbidden")]
    [InlineData("2002:a9fe:a9fe::1", "Forbidden")]
    [InlineData("fd00:ec2::254", "Forbidden")]
    [InlineData("100.100.100.200", "Forbidden")]
    [InlineData("168.63.129.16", "Forbidden")]
    [InlineData("0.0.0.0", "Forbidden")]
    [InlineData("0.1.2.3", "Forbidden")]
    [InlineData("::", "Forbidden")]
    [InlineData("::ffff:0.0.0.0", "Forbidden")]
    [InlineData("224.0.0.1", "Forbidden")]
    [InlineData("239.255.255.255", "Forbidden")]
    [InlineData("240.0.0.1", "Forbidden")]
    [InlineData("255.255.255.255", "Forbidden")]
    [InlineData("::ffff:255.255.255.255", "Forbidden")]
    [InlineData("fe80::1", "Forbidden")]
    [InlineData("febf::1", "Forbidden")]
    [InlineData("ff02::1", "Forbidden")]
    [InlineData("2001:0:53aa:64c::1", "Forbidden")]
    [InlineData("192.0.0.192", "Forbidden")]
    [InlineData("10.0.0.1", "Private")]
    [InlineData("172.16.0.1", "Private")]
    [InlineData("172.31.255.255", "Private")]
    [InlineData("192.168.1.1", "Private")]
    [InlineData("100.64.0.1", "Private")]
    [InlineData("198.18.0.1", "Private")]
    [InlineData("fc00::1", "Private")]
    [InlineData("fdff::1", "Private")]
    [InlineData("fec0::1", "Private")]
    [InlineData("::ffff:10.0.0.1", "Private")]
    [InlineData("64:ff9b::a00:1", "Private")]
    [InlineData("172.32.0.1", "Public")]
    [InlineData("11.0.0.1", "Public")]
    [InlineData("41.111.1.1", "Public")]
    [InlineData("2001:db8::1", "Public")]
    [InlineData("2a00:1450::1", "Public")]
    [InlineData("::ffff:41.111.1.1", "Public")]
    public void Every_address_has_a_class(string address, string expected) =>
        Assert.Equal(expected, $"{AddressRules.Classify(IPAddress.Parse(address))}");

    [Fact]
    public void A_scope_does_not_hide_an_address() =>
        Assert.Equal(AddressClass.Forbidden, AddressRules.Classify(IPAddress.Parse("fe80::1%1")));
}
