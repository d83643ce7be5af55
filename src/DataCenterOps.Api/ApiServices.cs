using DataCenterOps.Api.Access;
using DataCenterOps.Api.Checks;
using DataCenterOps.Api.Estate;
using DataCenterOps.Api.Ledger;
using DataCenterOps.Api.Messages;
using DataCenterOps.Api.Metering;
using DataCenterOps.Api.Operations;
using DataCenterOps.Api.Policies;
using DataCenterOps.Api.Problems;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DataCenterOps.Api;

/// <summary>Registers and maps the HTTP edge.</summary>
public static class ApiServices
{
    /// <summary>Adds authentication, authorisation and what endpoints need.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();

        // What does not bind is told as everything else is, by the error boundary.
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddScoped<ICallerAccessor, HttpCallerAccessor>();
        services.AddScoped<DeclarationService>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<RequestLimits>();
        services.AddOptions<RequestRates>().BindConfiguration("Limits")
            .Validate(rates => rates.AreInBounds(), "the numbers under `Limits` are from 10 to 1,000,000").ValidateOnStart();
        services.AddSingleton<BackupEndpoint>();
        services.AddSingleton<BusinessReport>();
        services.AddSingleton<IBusinessSource, EstateBusiness>();
        services.AddSingleton<IBusinessSource, CostBusiness>();
        services.AddSingleton<IBusinessSource, CheckBusiness>();
        services.AddSingleton<IBusinessSource, KeyBusiness>();
        services.AddSingleton<IBusinessSource, BreakGlassBusiness>();
        services.AddSingleton<IBusinessSource, WaiverBusiness>();
        services.AddSingleton<IBusinessSource, SovereigntyBusiness>();
        services.AddSingleton<IBusinessSource, MessageBusiness>();
        services.AddExceptionHandler<ErrorBoundary>();
        services.AddAntiforgery();
        services.AddOpenApi("v1", AsOf.Describe);
        services.AddSingleton<ConsoleSessions>();
        services.AddSingleton<KnownTokens>();
        services.AddPeople();
        services.AddAuthentication(SessionAuthentication.Name)
            .AddScheme<AuthenticationSchemeOptions, ProgramAuthentication>(ProgramAuthentication.Name, null)
            .AddScheme<AuthenticationSchemeOptions, SessionAuthentication>(SessionAuthentication.Name, null);
        services.AddAuthorizationBuilder()
            .AddPolicy(ProgramAuthentication.Name, policy => policy.AddAuthenticationSchemes(ProgramAuthentication.Name).RequireAuthenticatedUser());
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }

    /// <summary>Finds out who asks and whether they ask too often. After what makes answers of errors.</summary>
    public static void UseApi(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var limits = app.Services.GetRequiredService<RequestLimits>();
        app.Use((RequestDelegate next) => http => limits.ByPlaceAsync(http, next));
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use((RequestDelegate next) => http => limits.ByIdentityAsync(http, next));
        app.UseAntiforgery();
    }

    /// <summary>Adds the endpoints of a topic to the API; called while it is mapped.</summary>
    public static IEndpointRouteBuilder MapApi(this WebApplication app, Action<IEndpointRouteBuilder> topics)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(topics);

        // Programs speak with a token or a certificate. A browser's cookie is not taken here, so that no other site can use it.
        var api = app.MapGroup("/api/v1").RequireAuthorization(ProgramAuthentication.Name).RefusesAsOf();
        api.MapPlan();
        api.MapEstate();
        api.MapInventories();
        api.MapPolicies();
        api.MapSweeps();
        api.MapSovereignty();
        api.MapProvisions();
        api.MapPreview();
        api.MapReports();
        api.MapLedger();
        api.MapEpochs();
        api.MapUsage();
        api.MapCost();
        api.MapCharges();
        api.MapTokens();
        api.MapApprovals();
        api.MapLogin();
        api.MapBreakGlass();
        api.MapWaivers();
        api.MapDeputy();
        api.MapMessages();
        api.MapExplain();
        api.MapChecks();
        topics(api);
        api.MapFallback("{**rest}", Unrouted.Answer);
        app.MapSession();
        app.MapOperations();
        app.MapLog();
        app.MapOpenApi("/openapi/{documentName}.json");
        return api;
    }
}
