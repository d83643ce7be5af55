using DataCenterOps.Api;
using DataCenterOps.Api.Access;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Architecture.Tests;

/// <summary>Every door of the API asks who is there.</summary>
public sealed class EndpointTests
{
    // What anybody may reach. Metrics ask for themselves: this machine needs no token, others do.
    private static readonly string[] Anonymous =
    [
        "/session", "/session/password", "/session/passkey", "/session/oidc", "/session/oidc/signed-out", "/session/end", "/healthz/live", "/healthz/ready", "/metrics", "/metrics/process", "/metrics/business",
        "/openapi/{documentName}.json", "/api/v1/login", "/api/v1/login/{code}",

        // Hashes and signatures, and the keys to check them with: the log is made to be watched.
        "/ledger/checkpoint", "/ledger/tile/{**path}", "/ledger/{epoch:long}/checkpoint", "/ledger/{epoch:long}/tile/{**path}", "/api/v1/ledger/vkey",
        "/api/v1/ledger/epochs",
    ];

    // Answers that the path leads nowhere, to callers with a token.
    private const string Nowhere = "/api/v1/{**rest}";

    [Fact]
    public async Task Every_endpoint_asks_a_permission_or_is_listed_as_open() => Assert.Empty(
        (await EndpointsAsync())
            .Where(endpoint => endpoint.Metadata.GetMetadata<PermissionMetadata>() is null)
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Except([.. Anonymous, Nowhere], StringComparer.Ordinal));

    [Fact]
    public async Task Every_operation_that_is_asked_for_is_in_the_table() => Assert.Empty(
        (await EndpointsAsync())
            .Select(endpoint => endpoint.Metadata.GetMetadata<PermissionMetadata>()?.Operation).OfType<string>()
            .Except(Permissions.Operations, StringComparer.Ordinal));

    private static async Task<IReadOnlyList<RouteEndpoint>> EndpointsAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddApi();
        builder.Services.AddReadModels(new StorageOptions { DataFolder = Path.GetTempPath() });
        builder.Services.AddTelemetry("0", "test");

        // Only the shape of the endpoints is looked at: none is called, so nothing here is ever made.
        builder.Services.AddSingleton<IGrainFactory>(_ => throw new NotSupportedException());
        builder.Services.AddSingleton<SystemCalls>(_ => throw new NotSupportedException());
        await using var app = builder.Build();
        app.MapApi(_ => { });
        var found = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().ToArray();
        Assert.True(found.Length > 50);
        return found;
    }
}
