using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Api.Access;

/// <summary>Registers what people sign in with.</summary>
internal static class PeopleServices
{
    // OWASP's Password Storage Cheat Sheet for PBKDF2-HMAC-SHA-512, which is what the framework's hasher runs.
    private const int Iterations = 210_000;

    public static void AddPeople(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = Iterations);
        services.AddSingleton<IPasswordHasher<object>, PasswordHasher<object>>();
        services.AddSingleton<PasswordWork>();
        services.AddSingleton<CodeSecrets>();
        services.AddSingleton<PasswordSignIn>();
        services.AddScoped<IEnrolment, Enrolment>();
        services.AddScoped<IOwnAccount, OwnAccount>();
        services.AddDataProtection();
    }
}
