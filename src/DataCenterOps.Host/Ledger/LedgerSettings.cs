using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Host;

/// <summary>What the configuration says of the ledger.</summary>
/// <param name="KeyFile">The file of its keys; absent for the one in the data folder.</param>
/// <param name="Origin">Its name, where it is given.</param>
/// <param name="DefaultOrigin">Its name where none is given: the address of <c>/ledger</c> without the scheme.</param>
internal sealed record LedgerSettings(string? KeyFile, string? Origin, string DefaultOrigin)
{
    public static LedgerSettings Default { get; } = new(null, null, "localhost/ledger");

    public static LedgerSettings Read(IConfiguration configuration, ImmutableArray<Uri> urls, bool isShared, ImmutableArray<string>.Builder errors)
    {
        var (file, origin) = (Text(configuration["Ledger:KeyFile"]), Text(configuration["Ledger:Origin"]));
        if (origin is not null && !SignedNote.IsName(origin))
        {
            errors.Add($"`Ledger:Origin`: `{origin}` is no name of a log such as `dc.example.dz/ledger`: at most {TreeLimits.NameBytes} bytes without spaces and `+`");
        }

        if (file is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
        {
            errors.Add($"`Ledger:KeyFile`: there is no folder for `{file}`");
        }

        // Silos of one log sign with the same keys; on one machine they share them through the database.
        if (file is null && isShared)
        {
            errors.Add("`Ledger:KeyFile` is not set: silos that others can reach need the file with the ledger's keys, the same on all of them");
        }

        // A secret that one silo has made must be there for the others the moment after: copies of a folder would not do.
        var secrets = Text(configuration["Ledger:ErasureFolder"]);
        if (secrets is null && isShared)
        {
            errors.Add("`Ledger:ErasureFolder` is not set: silos that others can reach need one folder for the secrets of erasable details, shared by all of them");
        }

        if (secrets is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(secrets))))
        {
            errors.Add($"`Ledger:ErasureFolder`: there is no folder for `{secrets}`");
        }

        return new LedgerSettings(file, origin, urls.IsEmpty ? Default.DefaultOrigin : urls[0].Authority + "/ledger")
        {
            ErasureFolder = secrets,
            Policy = ReadPolicy(configuration["Ledger:PolicyFile"], errors),
        };
    }

    /// <summary>The folder of the secrets of erasable details; absent for the one beside the file of keys.</summary>
    public string? ErasureFolder { get; init; }

    /// <summary>Whom to ask for cosignatures, and how many are enough; absent where nobody is asked.</summary>
    public WitnessPolicy? Policy { get; init; }

    private static WitnessPolicy? ReadPolicy(string? file, ImmutableArray<string>.Builder errors)
    {
        var policy = PolicyFile.Read("Ledger:PolicyFile", file, errors);
        foreach (var witness in policy?.Witnesses ?? [])
        {
            if (witness.Url is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")))
            {
                errors.Add($"`Ledger:PolicyFile`: `{url}` of the witness `{witness.Name}` is no address such as `https://auditor.example/witness`");
            }
        }

        if (policy?.Witnesses.Count(static witness => witness.Url is not null) > WitnessLimits.Asked)
        {
            errors.Add($"`Ledger:PolicyFile`: at most {WitnessLimits.Asked} witnesses have an address: more cosignatures do not fit into a checkpoint");
        }

        return policy;
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
