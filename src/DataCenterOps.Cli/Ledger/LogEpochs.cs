using System.Collections.Immutable;
using System.Globalization;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Cli.Ledger;

/// <summary>
/// The epochs of a log from the one whose keys are given. A restore begins an epoch under a name of its own with the same keys, so who has the keys of one can
/// follow to the next; what a server says of them is believed as far as these keys have signed it.
/// </summary>
internal static class LogEpochs
{
    private const int Most = 1_000;

    /// <summary>The epochs of a server; none when it tells of none, or of none with the name of these keys.</summary>
    /// <param name="context">Whom to ask with.</param>
    /// <param name="log">The log's address, as <see cref="LogAddress"/> finds it.</param>
    /// <param name="first">The name of the epoch to begin with.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<ImmutableArray<(long Epoch, string Origin, Uri Address)>> OfServerAsync(
        CliContext context, Uri log, string? first, CancellationToken cancellationToken)
    {
        if (log.AbsolutePath != "/ledger/")
        {
            return [];
        }

        using var server = context.At(new Uri(log, "/"));
        ServerAnswer answer;
        try
        {
            answer = await server.GetAsync("api/v1/ledger/epochs", cancellationToken);
        }
        catch (CommandFailedException)
        {
            // Another log than ours, or a server that does not speak of epochs: there is the one at this address.
            return [];
        }

        return !answer.IsDone
            ? []
            : [
                .. answer.Body.Items("epochs").Take(Most).Select(epoch => (Epoch: epoch.Number("epoch"), Origin: epoch.Text("origin") ?? ""))
                    .SkipWhile(epoch => first is not null && epoch.Origin != first)
                    .Where(static epoch => SignedNote.IsName(epoch.Origin))
                    .Select(epoch => (epoch.Epoch, epoch.Origin, Address(log, epoch.Epoch))),
            ];
    }

    /// <summary>The epochs of a copy: the first one in the folder itself, each later one below under its number.</summary>
    public static ImmutableArray<(long Epoch, string Origin, string Folder)> OfFolder(string folder, string first)
    {
        var later = Directory.EnumerateDirectories(folder)
            .Select(static path => (Path: path, Epoch: long.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var epoch) ? epoch : 0))
            .Where(static one => one.Epoch > 1 && File.Exists(Path.Combine(one.Path, "checkpoint")))
            .OrderBy(static one => one.Epoch)
            .Select(one => (one.Epoch, EpochRules.Origin(first, one.Epoch), one.Path));
        return [(1, first, folder), .. later];
    }

    /// <summary>Where the copy of an epoch lies.</summary>
    public static string Folder(string folder, long epoch, bool isFirst) =>
        isFirst ? folder : Path.Combine(folder, epoch.ToString(CultureInfo.InvariantCulture));

    /// <summary>The same keys under the name of an epoch.</summary>
    public static ImmutableArray<INoteVerifier> Keys(ImmutableArray<INoteVerifier> keys, string origin) =>
        keys.IsEmpty ? [] : NoteVerifiers.Named(keys, origin);

    private static Uri Address(Uri log, long epoch) => new(log, epoch.ToString(CultureInfo.InvariantCulture) + "/");
}
