using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using DataCenterOps.Domain.Checks;
using DataCenterOps.Probes.Guard;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Probes.Tests.Guard;

public sealed class TargetGuardTests
{
    [Theory]
    [InlineData("10.1.2.3", "10.0.0.0/8", true)]
    [InlineData("10.1.2.3", "10.2.0.0/16", false)]
    [InlineData("fd12::1", "fd12::/16", true)]
    [InlineData("169.254.169.254", "169.254.0.0/16", false)]
    [InlineData("127.0.0.1", "127.0.0.0/8", false)]
    [InlineData("41.111.1.1", "10.0.0.0/8", true)]
    public async Task A_private_address_is_asked_only_where_a_site_declares_its_range(string address, string range, bool allowed)
    {
        var guard = Guard(new ListedResolver([address]));
        Assert.Equal(allowed, await IsAllowedAsync(guard, "a.dz.example", 443, IPNetwork.Parse(range)));
    }

    [Fact]
    public async Task One_bad_address_among_good_ones_refuses_the_name() =>
        Assert.False(await IsAllowedAsync(Guard(new ListedResolver(["41.111.1.1", "127.0.0.1"])), "a.dz.example", 443));

    [Fact]
    public async Task A_name_with_too_many_addresses_is_refused()
    {
        var many = Enumerable.Range(1, CheckLimits.AddressesPerName + 1).Select(n => $"41.111.1.{n}").ToArray();
        Assert.False(await IsAllowedAsync(Guard(new ListedResolver(many)), "a.dz.example", 443));
        Assert.True(await IsAllowedAsync(Guard(new ListedResolver(many[1..])), "a.dz.example", 443));
    }

    [Theory]
    [InlineData(443, true)]
    [InlineData(8080, true)]
    [InlineData(22, false)]
    [InlineData(6379, false)]
    public async Task Only_listed_ports_are_asked(int port, bool allowed) =>
        Assert.Equal(allowed, await IsAllowedAsync(Guard(new ListedResolver(["41.111.1.1"])), "a.dz.example", port));

    [Fact]
    public async Task The_machine_s_own_addresses_are_refused_however_public_they_are()
    {
        var guard = Guard(new ListedResolver(["41.111.9.9"]), own: "41.111.9.9");
        Assert.False(await IsAllowedAsync(guard, "a.dz.example", 443));
    }

    [Theory]
    [InlineData("2130706433")]
    [InlineData("0x7f.1")]
    [InlineData("0177.0.0.1")]
    [InlineData("127.1")]
    public async Task Other_spellings_of_loopback_are_loopback(string host) =>
        Assert.False(await IsAllowedAsync(Guard(new ListedResolver()), host, 443));

    [Fact]
    public async Task A_second_answer_of_the_resolver_cannot_redirect_a_probe()
    {
        // The first answer is judged, the second would lead to where nobody was judged. It is never asked for.
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        var resolver = new ListedResolver(["127.0.0.1"], ["169.254.169.254"]);
        using var probing = new Probing(resolver: resolver);
        var accepted = listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var probe = probing.RunAsync(CheckKind.Tcp, $"tcp://rebinding.dz.example:{port}");
        using var client = await accepted;
        Assert.Null((await probe).Fault);
        Assert.Equal(1, resolver.Asked);
    }

    [Fact]
    public async Task A_name_that_turns_bad_is_refused_at_the_next_run()
    {
        using var probing = new Probing(resolver: new ListedResolver(["169.254.169.254"]));
        var seen = await probing.RunAsync(CheckKind.Http, "http://rebinding.dz.example/");
        Assert.Equal((CheckReasons.TargetRefused, true), (seen.Fault, seen.IsOurFault));
    }

    [Fact]
    public async Task A_resolver_that_fails_is_our_fault()
    {
        var guard = Guard(new BrokenResolver());
        var fault = await Assert.ThrowsAsync<ProbeFaultException>(() => JudgeAsync(guard, "a.dz.example", 443));
        Assert.Equal((CheckReasons.ResolverFailed, true), (fault.Reason, fault.IsOurs));
    }

    private static TargetGuard Guard(INameResolver resolver, string? own = null) =>
        new(resolver, new Own(own), Options.Create(new ProbeOptions()), NullLogger<TargetGuard>.Instance);

    private static async Task<bool> IsAllowedAsync(TargetGuard guard, string host, int port, params IPNetwork[] ranges)
    {
        try
        {
            await JudgeAsync(guard, host, port, ranges);
            return true;
        }
        catch (ProbeFaultException fault)
        {
            Assert.Equal(CheckReasons.TargetRefused, fault.Reason);
            return false;
        }
    }

    private static Task<ImmutableArray<IPEndPoint>> JudgeAsync(TargetGuard guard, string host, int port, params IPNetwork[] ranges) =>
        guard.JudgeAsync(CheckKind.Http, host, port, [.. ranges], TestContext.Current.CancellationToken);

    private sealed class Own(string? address) : IOwnAddresses
    {
        public bool Contains(IPAddress other) => address is not null && IPAddress.Parse(address).Equals(other);
    }

    private sealed class BrokenResolver : INameResolver
    {
        public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken) =>
            throw new SocketException((int)SocketError.TryAgain);
    }
}
