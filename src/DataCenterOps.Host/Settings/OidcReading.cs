using System.Collections.Immutable;
using DataCenterOps.Api.Access;
using DataCenterOps.Domain.Access.Issuers;

namespace DataCenterOps.Host;

/// <summary>Reads the section <c>Oidc</c>: the issuer that people may come from, and what its claims give them.</summary>
internal static class OidcReading
{
    private const string Section = "Oidc";

    private const int MaxSecret = 4_096;

    private static readonly char[] Separators = [' ', ','];

    /// <summary>What is configured; nothing where no issuer is.</summary>
    public static OidcSettings? Read(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        var section = configuration.GetSection(Section);
        if (!section.GetChildren().Any())
        {
            return null;
        }

        var (issuer, client) = (section["Issuer"] ?? "", section["ClientId"] ?? "");
        if (!Uri.TryCreate(issuer, UriKind.Absolute, out var address) || address.Query.Length > 0 || address.Fragment.Length > 0
            || !(address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback)))
        {
            errors.Add("`Oidc:Issuer` is the address of an issuer, as in `https://id.example`, without a query; `http` on this machine alone");
        }

        if (client.Length is 0 or > IssuerLimits.Text)
        {
            errors.Add("`Oidc:ClientId` is the name that the issuer knows this program by");
        }

        var mayBePrivileged = section["PrivilegedRoles"] is "true" or "True";
        ImmutableArray<string> factors = [.. Words(section["MultiFactor"] ?? "mfa")];
        if (mayBePrivileged && factors.IsEmpty)
        {
            errors.Add("`Oidc:PrivilegedRoles` needs `Oidc:MultiFactor`: the values of `amr` or `acr` that say two factors were proven");
        }

        return new OidcSettings(issuer, client, Secret(section["ClientSecretFile"], errors), new IssuerRules(Mappings(section, mayBePrivileged, errors), factors))
        {
            RoleClaim = section["RoleClaim"] ?? "roles",
            TenantClaim = section["TenantClaim"] ?? "tenant",
            NameClaim = section["NameClaim"] ?? "name",
            Scopes = [.. Words(section["Scopes"] ?? "profile")],
            AcrValues = section["AcrValues"],
        };
    }

    private static ImmutableArray<IssuerMapping> Mappings(IConfigurationSection section, bool mayBePrivileged, ImmutableArray<string>.Builder errors)
    {
        var rows = section.GetSection("Mappings").GetChildren().ToArray();
        if (rows.Length is 0 or > IssuerLimits.Mappings)
        {
            errors.Add($"`Oidc:Mappings` has 1 to {IssuerLimits.Mappings} rows: without one nobody comes in");
        }

        var mappings = ImmutableArray.CreateBuilder<IssuerMapping>();
        foreach (var row in rows.Take(IssuerLimits.Mappings))
        {
            var (mapping, wrong) = IssuerMapping.Read(row["Value"], row["Roles"], row["Tenant"], mayBePrivileged);
            errors.AddRange(wrong.Select(sentence => $"`{row.Path}`: {sentence}"));
            if (mapping is not null)
            {
                mappings.Add(mapping);
            }
        }

        return mappings.ToImmutable();
    }

    private static string? Secret(string? file, ImmutableArray<string>.Builder errors)
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        try
        {
            var secret = new FileInfo(file).Length <= MaxSecret ? File.ReadAllText(file).Trim() : "";
            if (secret.Length > 0)
            {
                return secret;
            }

            errors.Add($"`Oidc:ClientSecretFile`: `{file}` has 1 to {MaxSecret} bytes");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"`Oidc:ClientSecretFile`: `{file}` cannot be read");
        }

        return null;
    }

    private static string[] Words(string text) => text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
}
