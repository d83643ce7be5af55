using System.Text;
using DataCenterOps.Persistence.Ledger.Sealing;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>
/// Erasure secrets as files of 32 bytes in a folder beside the ledger's keys, for its owner alone. A destroyed one is overwritten before it is unlinked; what a
/// flash disk or a file system with snapshots keeps of it is beyond the program's reach, and the runbook says so.
/// </summary>
public sealed class FolderSecrets : IErasureSecrets
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    // No tenant is called so.
    private const string Names = "_erased.";

    private readonly string _folder;

    /// <summary>Opens the folder, and makes it when it is not there.</summary>
    /// <exception cref="InvalidDataException">Others may look into it.</exception>
    /// <exception cref="IOException">It cannot be made.</exception>
    public FolderSecrets(string folder)
    {
        _folder = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(_folder);
            return;
        }

        if (!Directory.Exists(_folder))
        {
            Directory.CreateDirectory(_folder, OwnerFolder);
        }

        if ((File.GetUnixFileMode(_folder) & ~OwnerFolder) != UnixFileMode.None)
        {
            throw new InvalidDataException($"`{_folder}` holds the secrets of erasable details and others may look into it: set its mode to 0700");
        }
    }

    /// <summary>The folder that belongs to a file of ledger keys: <c>ledger.key.erasure</c> beside <c>ledger.key</c>.</summary>
    public static string Beside(string keyFile) => keyFile + ".erasure";

    /// <inheritdoc/>
    public string Place => $"`{_folder}`";

    /// <inheritdoc/>
    public void Keep(PayloadKeyName name, ReadOnlySpan<byte> secret)
    {
        if (!name.TryText(out var text))
        {
            throw new ArgumentException($"`{name}` names no payload key", nameof(name));
        }

        Write(text, secret);
    }

    /// <inheritdoc/>
    public byte[]? Find(PayloadKeyName name)
    {
        try
        {
            return name.TryText(out var text) ? File.ReadAllBytes(Path.Combine(_folder, text)) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Remember(IReadOnlyCollection<string> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        if (hashes.Count > 0)
        {
            Write(Names + Guid.CreateVersion7().ToString("D"), Encoding.ASCII.GetBytes(string.Concat(hashes.Select(static hash => hash + "\n"))));
        }
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> Erased() =>
        Directory.EnumerateFiles(_folder, Names + "*").SelectMany(File.ReadLines).ToHashSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public int Destroy(string tenant, string month)
    {
        if (!PayloadKeyName.TryPrefix(tenant, month, out var prefix))
        {
            return 0;
        }

        var gone = 0;
        foreach (var file in Directory.EnumerateFiles(_folder).Where(file => Path.GetFileName(file).StartsWith(prefix, StringComparison.Ordinal)).ToArray())
        {
            using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write))
            {
                stream.Write(new byte[stream.Length]);
                stream.Flush(flushToDisk: true);
            }

            File.Delete(file);
            gone++;
        }

        FolderSync.Flush(_folder);
        return gone;
    }

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        // It gets its name only when it is whole and on the disk.
        var made = Path.Combine(_folder, $".{Guid.CreateVersion7():n}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        using (var stream = new FileStream(made, options))
        {
            stream.Write(bytes);
            stream.Flush(flushToDisk: true);
        }

        File.Move(made, Path.Combine(_folder, name), overwrite: false);
        FolderSync.Flush(_folder);
    }
}
