using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Host;

/// <summary>What the configuration says of a program that is a witness.</summary>
/// <param name="Logs">The keys of the logs that it cosigns.</param>
/// <param name="Prefix">Where it is asked: a path without a slash at its end, empty for the root.</param>
/// <param name="Name">Its name, where it is given.</param>
/// <param name="DefaultName">Its name where none is given: its address without the scheme.</param>
/// <param name="KeyFile">The file of its key; absent for the one in the data folder.</param>
internal sealed record WitnessSettings(ImmutableArray<INoteVerifier> Logs, string Prefix, string? Name, string DefaultName, string? KeyFile)
{
    /// <summary>Whether this program is a witness and nothing else.</summary>
    public static bool IsAsked(IConfiguration configuration) => bool.TryParse(configuration["witness"], out var isWitness) && isWitness;

    /// <summary>Reads and checks the settings.</summary>
    public static WitnessSettings Read(IConfiguration configuration, ImmutableArray<Uri> urls, ImmutableArray<string>.Builder errors)
    {
        var prefix = "/" + (configuration["Witness:Prefix"] ?? "/witness").Trim('/');
        if (!Uri.TryCreate("http://witness" + prefix, UriKind.Absolute, out var url) || url.AbsolutePath != prefix || prefix.Contains('{', StringComparison.Ordinal))
        {
            errors.Add($"`Witness:Prefix`: `{prefix}` is no path such as `/witness`");
        }

        var (name, file) = (Text(configuration["Witness:Name"]), Text(configuration["Witness:KeyFile"]));
        if (name is not null && !SignedNote.IsName(name))
        {
            errors.Add($"`Witness:Name`: `{name}` is no name of a witness such as `auditor.example/witness`: at most {TreeLimits.NameBytes} bytes without spaces and `+`");
        }

        if (file is not null && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))))
        {
            errors.Add($"`Witness:KeyFile`: there is no folder for `{file}`");
        }

        // Who holds the log's key could sign both histories and cosign them.
        if (Text(configuration["Ledger:KeyFile"]) is not null || Text(configuration["Storage:Postgres"]) is not null)
        {
            errors.Add("`--witness` with `Ledger:KeyFile` or `Storage:Postgres`: a witness runs where nothing of the log is");
        }

        var logs = ReadLogs(configuration, errors);
        if (prefix == "/")
        {
            prefix = "";
        }

        return new WitnessSettings(logs, prefix, name, (urls.IsEmpty ? "localhost" : urls[0].Authority) + prefix, file);
    }

    private static ImmutableArray<INoteVerifier> ReadLogs(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        var before = errors.Count;
        var logs = PolicyFile.Read("Witness:PolicyFile", configuration["Witness:PolicyFile"], errors)?.Logs.Select(static log => log.Verifier).ToList() ?? [];
        if (Text(configuration["Witness:LogKeys"]) is { } file && PolicyFile.Bytes("Witness:LogKeys", file, WitnessLimits.PolicyBytes, errors) is { } bytes)
        {
            if (NoteVerifiers.TryParse(Encoding.UTF8.GetString(bytes), out var keys, out var error))
            {
                logs.AddRange(keys);
            }
            else
            {
                errors.Add($"`Witness:LogKeys`: `{file}`: {error}");
            }
        }

        if (logs.Count == 0 && errors.Count == before)
        {
            errors.Add("`--witness`: no log is named: set `Witness:LogKeys` to a file with verifier keys, one a line, or `Witness:PolicyFile` to a policy with lines `log`");
        }

        return [.. logs];
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
