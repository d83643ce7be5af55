using System.Diagnostics;
using System.Globalization;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Benchmarks.Ledger;

/// <summary>Writes the log into a folder and lets <c>dcops ledger verify</c> check it, as a process of its own.</summary>
internal static class VerifiedCopy
{
    private const double Seconds = 30;
    private const double Megabytes = 300;

    public static async Task<IReadOnlyList<Figure>> MeasureAsync(
        string folder, TreeQueries tree, BundleQueries bundles, LogKeys keys, CancellationToken cancellationToken)
    {
        var size = await WriteAsync(folder, tree, bundles, cancellationToken);
        await File.WriteAllTextAsync(folder + ".vkey", keys.VerifierLines, cancellationToken);
        var cli = Repository.Path("artifacts", "bin", "DataCenterOps.Cli", new DirectoryInfo(AppContext.BaseDirectory).Name, "dcops.dll");
        var start = new ProcessStartInfo("dotnet", [cli, "ledger", "verify", folder, "--vkey", "@" + folder + ".vkey"]) { UseShellExecute = false, RedirectStandardOutput = true };

        // As its user has it: the room that this process has for young objects is for servers.
        start.Environment.Remove("DOTNET_GCgen0size");
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var peak = 0L;
        while (!process.HasExited)
        {
            peak = Math.Max(peak, Peak(process.Id));
            await Task.Delay(50, cancellationToken);
        }

        watch.Stop();
        if (process.ExitCode != 0)
        {
            throw new InvalidDataException(await said);
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"`dcops ledger verify` of {size:N0} entries");
        return
        [
            Figure.AtMost(name, watch.Elapsed.TotalSeconds, Seconds, "s", "start of the program included"),
            Figure.AtMost(name, peak / 1024.0, Megabytes, "MB", "resident at the most"),
        ];
    }

    // What the system itself remembers as the most so far, in KiB.
    private static long Peak(int process)
    {
        try
        {
            return File.ReadLines($"/proc/{process.ToString(CultureInfo.InvariantCulture)}/status")
                .Where(line => line.StartsWith("VmHWM:", StringComparison.Ordinal))
                .Select(line => long.Parse(line[6..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture))
                .FirstOrDefault();
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static async Task<long> WriteAsync(string folder, TreeQueries tree, BundleQueries bundles, CancellationToken cancellationToken)
    {
        var head = await tree.HeadAsync(cancellationToken);
        var checkpoint = (await tree.CheckpointAsync(head.Epoch, cancellationToken))!;
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "checkpoint"), checkpoint.Text, cancellationToken);
        foreach (var tile in TileId.AllOf(checkpoint.Size))
        {
            var path = new TilePath(tile, tile.WidthAt(checkpoint.Size), IsEntries: false);
            var hashes = (await tree.TilesAsync(head.Epoch, [tile], cancellationToken))[tile];
            await SaveAsync(folder, path, TreeHash.Bytes(hashes.AsSpan(0, path.Width)), cancellationToken);
            if (tile.Level == 0)
            {
                var entries = await bundles.EntriesAsync(head.Epoch, tile.Index * TreeLimits.TileWidth, path.Width, cancellationToken);
                await SaveAsync(folder, path with { IsEntries = true }, EntryBundle.Write([.. entries]), cancellationToken);
            }
        }

        return checkpoint.Size;
    }

    private static async Task SaveAsync(string folder, TilePath path, byte[] bytes, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, path.ToString());
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, bytes, cancellationToken);
    }
}
