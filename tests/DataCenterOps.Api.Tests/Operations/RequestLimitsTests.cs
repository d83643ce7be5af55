using System.Net;
using DataCenterOps.Api.Access;
using DataCenterOps.Api.Operations;
using DataCenterOps.Domain.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace DataCenterOps.Api.Tests.Operations;

public sealed class RequestLimitsTests
{
    // Twice the burst: the tests may take a second, in which some of it comes back.
    private const int Many = 2;

    private static readonly RequestRates Rates = new();

    private static readonly IServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    [Fact]
    public async Task One_place_is_stopped_after_its_burst_and_told_when_to_come_back()
    {
        using var limits = new RequestLimits(Options.Create(Rates));
        var answers = await SendAsync(limits.ByPlaceAsync, Rates.PlaceBurst * Many, () => From("192.0.2.1"));

        Assert.All(answers.Take(Rates.PlaceBurst), answer => Assert.Equal(StatusCodes.Status200OK, answer.Response.StatusCode));
        var stopped = Assert.Single(answers, answer => answer == answers.First(other => other.Response.StatusCode != StatusCodes.Status200OK));
        Assert.Equal(StatusCodes.Status429TooManyRequests, stopped.Response.StatusCode);
        Assert.Equal("1", stopped.Response.Headers.RetryAfter);
        Assert.Equal(StatusCodes.Status200OK, (await SendAsync(limits.ByPlaceAsync, 1, () => From("192.0.2.2")))[0].Response.StatusCode);
    }

    [Fact]
    public async Task One_network_of_version_6_is_one_place()
    {
        using var limits = new RequestLimits(Options.Create(Rates));
        var next = 0;
        var answers = await SendAsync(
            limits.ByPlaceAsync, Rates.PlaceBurst * Many, () => From($"2001:db8::{++next:x}"));

        Assert.Contains(answers, answer => answer.Response.StatusCode == StatusCodes.Status429TooManyRequests);
    }

    [Fact]
    public async Task One_identity_is_stopped_wherever_it_sends_from_and_others_are_not()
    {
        using var limits = new RequestLimits(Options.Create(Rates));
        var next = 0;
        var answers = await SendAsync(limits.ByIdentityAsync, Rates.IdentityBurst * Many, () => By("collector", $"192.0.2.{++next % 250}"));

        Assert.All(answers.Take(Rates.IdentityBurst), answer => Assert.Equal(StatusCodes.Status200OK, answer.Response.StatusCode));
        Assert.Contains(answers, answer => answer.Response.StatusCode == StatusCodes.Status429TooManyRequests);
        Assert.Equal(StatusCodes.Status200OK, (await SendAsync(limits.ByIdentityAsync, 1, () => By("other", "192.0.2.1")))[0].Response.StatusCode);
    }

    [Fact]
    public async Task Whoever_waits_is_let_through_again()
    {
        using var limits = new RequestLimits(Options.Create(Rates));
        await SendAsync(limits.ByIdentityAsync, Rates.IdentityBurst * Many, () => By("collector", "192.0.2.1"));
        var passed = false;
        for (var i = 0; !passed && i < 100; i++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            passed = (await SendAsync(limits.ByIdentityAsync, 1, () => By("collector", "192.0.2.1")))[0].Response.StatusCode == StatusCodes.Status200OK;
        }

        Assert.True(passed);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(1_000_001)]
    public void A_rate_out_of_bounds_is_refused(int rate) => Assert.False(new RequestRates { IdentityPerSecond = rate }.AreInBounds());

    [Fact]
    public async Task This_machine_speaks_for_many()
    {
        using var limits = new RequestLimits(Options.Create(Rates));
        var answers = await SendAsync(limits.ByPlaceAsync, Rates.PlaceBurst * Many, () => From("127.0.0.1"));

        Assert.All(answers, answer => Assert.Equal(StatusCodes.Status200OK, answer.Response.StatusCode));
    }

    private static DefaultHttpContext From(string address)
    {
        var http = new DefaultHttpContext { RequestServices = Services };
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);
        return http;
    }

    private static DefaultHttpContext By(string subject, string address)
    {
        var http = From(address);
        http.User = CallerPrincipal.Create(new Identity(subject, TenantScope.All, [Role.Operator], null, null), "token", "token");
        return http;
    }

    private static async Task<List<HttpContext>> SendAsync(
        Func<HttpContext, RequestDelegate, Task> limit, int times, Func<HttpContext> request)
    {
        var answers = new List<HttpContext>();
        for (var i = 0; i < times; i++)
        {
            var http = request();
            await limit(http, static _ => Task.CompletedTask);
            answers.Add(http);
        }

        return answers;
    }
}
