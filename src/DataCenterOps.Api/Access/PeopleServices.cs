using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.AddSingleton<PasswordJudge>();
        services.TryAddSingleton(BreachedPasswords.None);
        services.AddSingleton<CodeSecrets>();
        services.AddSingleton<PasswordSignIn>();
        services.AddScoped<IEnrolment, Enrolment>();
        services.AddScoped<IOwnAccount, OwnAccount>();
        services.AddScoped<IOwnWays, OwnWays>();
        services.AddScoped<IDeviceDoor, DeviceDoor>();
        services.AddSingleton<OidcLogout>();
        services.AddDataProtection();

        // A passkey stands for two factors, so that the device must know its owner; and it names the account itself.
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
            passkeys.ValidateOrigin = static context => ValueTask.FromResult(
                !context.CrossOrigin && context.Origin == $"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}");
        });
        services.AddIdentityCore<PersonAccount>().AddUserStore<PersonStore>();
        services.AddScoped<IPasskeyHandler<PersonAccount>, PasskeyHandler<PersonAccount>>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddScoped<PasskeyDesk>();
        services.AddScoped<IPasskeys>(provider => provider.GetRequiredService<PasskeyDesk>());
        services.TryAddSingleton(PasskeyPolicy.Default);
        services.TryAddSingleton(ClientCertificates.None);
        services.TryAddSingleton(new SignInWays(Issuer: false));
    }
}
