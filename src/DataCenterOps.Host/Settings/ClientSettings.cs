using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using DataCenterOps.Api.Access;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Host;

/// <summary>Reads the section <c>Clients</c>: which authority's certificates programs may come with, and as whom.</summary>
internal static class ClientSettings
{
    private const string Section = "Clients";

    /// <summary>What is configured; nobody where nothing is.</summary>
    public static ClientCertificates Read(IConfiguration configuration, bool isTls, ImmutableArray<string>.Builder errors)
    {
        var (file, entries) = (configuration[$"{Section}:AuthorityFile"], configuration.GetSection($"{Section}:Mappings").GetChildren().ToArray());
        if (string.IsNullOrEmpty(file) && entries.Length == 0)
        {
            return ClientCertificates.None;
        }

        if (string.IsNullOrEmpty(file) || entries.Length is 0 or > ClientMapping.MostClients)
        {
            errors.Add($"`Clients:AuthorityFile` and 1 to {ClientMapping.MostClients} rows of `Clients:Mappings` go together");
        }

        if (!isTls)
        {
            errors.Add("`Clients:AuthorityFile`: certificates of clients need an edge that speaks TLS itself (`--urls https://…`)");
        }

        var mappings = entries.Take(ClientMapping.MostClients).Select(entry => ReadMapping(entry, errors)).OfType<ClientMapping>().ToImmutableArray();
        foreach (var twice in mappings.GroupBy(mapping => mapping.Mark).Where(group => group.Count() > 1))
        {
            errors.Add($"`Clients:Mappings`: two rows know `{twice.Key.Value}`");
        }

        return new ClientCertificates(Authorities(file, errors), new ClientTable(mappings));
    }

    private static ClientMapping? ReadMapping(IConfigurationSection row, ImmutableArray<string>.Builder errors)
    {
        var marks = Enum.GetValues<ClientMarkKind>().Where(kind => !string.IsNullOrEmpty(row[kind.ToString()]))
            .Select(kind => new ClientMark(kind, Normalise(kind, row[kind.ToString()]!))).ToArray();
        var (mapping, wrong) = ClientMapping.Read(
            new ClientEntry(row["Name"], row["Roles"], row["Tenant"], marks) { Scopes = row["Scopes"], Networks = row["Networks"] });
        errors.AddRange(wrong.Select(sentence => $"`{row.Path}`: {sentence}"));
        return mapping;
    }

    // Names and digests are written in more than one way; what is compared is how certificates are read.
    private static string Normalise(ClientMarkKind kind, string text)
    {
        try
        {
            return kind switch
            {
                ClientMarkKind.Subject => new X500DistinguishedName(text).Name,
                ClientMarkKind.Thumbprint => text.Replace(":", "", StringComparison.Ordinal).ToLowerInvariant(),
                _ => text,
            };
        }
        catch (CryptographicException)
        {
            return "";
        }
    }

    private static X509Certificate2Collection Authorities(string? file, ImmutableArray<string>.Builder errors)
    {
        var found = new X509Certificate2Collection();
        if (string.IsNullOrEmpty(file))
        {
            return found;
        }

        try
        {
            found.ImportFromPemFile(file);
            if (!found.Any(one => one.SubjectName.RawData.AsSpan().SequenceEqual(one.IssuerName.RawData)))
            {
                errors.Add($"`Clients:AuthorityFile`: `{file}` holds no authority that has signed itself");
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            errors.Add($"`Clients:AuthorityFile`: `{file}` cannot be read as PEM");
        }

        return found;
    }
}
