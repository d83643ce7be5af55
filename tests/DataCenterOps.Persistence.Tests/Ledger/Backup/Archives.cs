using System.Formats.Tar;
using System.IO.Compression;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Persistence.Ledger.Backup;
using DataCenterOps.Persistence.Ledger.Details;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels.Ledger;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>Makes archives of silos, restores them, and changes what is in them.</summary>
internal static class Archives
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Under which keys the log of an epoch signs.</summary>
    public static LogKeys KeysOf(string origin) => TestSealer.Keys.Named(origin);

    /// <summary>Gives the ledger its name, as the first start does.</summary>
    public static void Name(Silo silo)
    {
        // Asked for, it makes the tables.
        _ = silo.Writer;
        LedgerOrigin.Settle(silo.Options, TestSealer.Keys.Origin);
    }

    /// <summary>Brings the secrets of details along, as somebody does who restores on another machine.</summary>
    public static void CopySecrets(Silo from, Silo to)
    {
        _ = to.Get<PayloadKeys>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(from.Options.DataFolder, "ledger.key.erasure")))
        {
            File.Copy(file, Path.Combine(to.Options.DataFolder, "ledger.key.erasure", Path.GetFileName(file)));
        }
    }

    public static async Task<byte[]> OfAsync(Silo silo)
    {
        using var archive = new MemoryStream();
        await silo.Get<BackupReading>().WriteAsync(archive, Entries.Noon.AddHours(1), seal => KeysOf(seal.Origin).Sign(seal), Token);
        return archive.ToArray();
    }

    public static Task<Restored> RestoreAsync(Silo silo, byte[] archive, Checkpoint? known = null, DateTimeOffset? at = null) =>
        silo.Get<BackupRestore>().RunAsync(
            new MemoryStream(archive), origin => KeysOf(origin).Verifiers, known, at ?? Entries.Noon.AddHours(2), Token);

    /// <summary>The members of an archive, in order.</summary>
    public static List<(string Name, byte[] Bytes)> Members(byte[] archive)
    {
        using var zipped = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var tar = new TarReader(zipped);
        var members = new List<(string, byte[])>();
        while (tar.GetNextEntry(copyData: true) is { } member)
        {
            using var bytes = new MemoryStream();
            member.DataStream?.CopyTo(bytes);
            members.Add((member.Name, bytes.ToArray()));
        }

        return members;
    }

    /// <summary>Whether two archives unzip to the same bytes: what fills a block up to a whole byte says nothing, and no sum covers it.</summary>
    public static bool SayTheSame(byte[] one, byte[] other)
    {
        try
        {
            return Unzipped(one).AsSpan().SequenceEqual(Unzipped(other));
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    /// <summary>An archive of other members.</summary>
    public static byte[] Of(IEnumerable<(string Name, byte[] Bytes)> members)
    {
        using var archive = new MemoryStream();
        using (var zipped = new GZipStream(archive, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zipped))
        {
            foreach (var (name, bytes) in members)
            {
                tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(bytes) });
            }
        }

        return archive.ToArray();
    }

    /// <summary>An archive whose manifest fits to its members again, sealed by <paramref name="keys"/>: what somebody with a key could make.</summary>
    public static byte[] Resealed(IReadOnlyList<(string Name, byte[] Bytes)> members, LogKeys keys)
    {
        var old = BackupManifest.Read(members.Single(member => member.Name == "manifest.json").Bytes)!;
        var sums = BackupTables.All.Select(table =>
        {
            var lines = members.Where(member => member.Name.StartsWith(table.Name + "/", StringComparison.Ordinal)).SelectMany(member => member.Bytes).ToArray();
            return new BackupTableSum(table.Name, lines.Count(b => b == '\n'), lines.Length, Domain.Ledger.CanonicalJson.Sha256(lines));
        });
        var manifest = (old with { Tables = [.. sums] }).Write();
        var note = keys.Named(old.Origin).Sign(new BackupSeal(old.Origin, Domain.Ledger.CanonicalJson.Sha256(manifest))).ToString();
        return Of(members.Select(member => member.Name switch
        {
            "manifest.json" => (member.Name, manifest),
            "manifest.note" => (member.Name, System.Text.Encoding.UTF8.GetBytes(note)),
            _ => member,
        }));
    }

    private static byte[] Unzipped(byte[] archive)
    {
        using var zipped = new GZipStream(new MemoryStream(archive), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return bytes.ToArray();
    }
}
