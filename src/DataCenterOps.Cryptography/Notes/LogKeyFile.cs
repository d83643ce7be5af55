namespace DataCenterOps.Cryptography.Notes;

/// <summary>The file with the seeds of the log's keys.</summary>
internal static class LogKeyFile
{
    private const string Ed25519 = "ed25519 ";
    private const string MlDsa44 = "ml-dsa-44 ";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Makes the file when it is not there. It gets its name only when it is whole and on the disk: of two silos that start at
    /// once, both read what one of them has made.
    /// </summary>
    public static bool TryMake(string file)
    {
        if (File.Exists(file))
        {
            return false;
        }

        var made = $"{file}.{Guid.CreateVersion7():n}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        try
        {
            using (var stream = new FileStream(made, options))
            {
                using (var writer = new StreamWriter(stream, leaveOpen: true) { NewLine = "\n" })
                {
                    writer.WriteLine(Ed25519 + Convert.ToBase64String(Ed25519Signatures.NewSeed()));
                    writer.WriteLine(MlDsa44 + Convert.ToBase64String(MlDsa44Signatures.NewSeed()));
                }

                stream.Flush(flushToDisk: true);
            }

            File.Move(made, file, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(file))
        {
            return false;
        }
        finally
        {
            File.Delete(made);
        }
    }

    public static (byte[] Ed25519, byte[] MlDsa44) Read(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~Owner) != UnixFileMode.None)
        {
            throw new InvalidDataException($"`{file}` holds the ledger's private keys and others may read it: set its mode to 0600");
        }

        var lines = File.ReadAllLines(file);
        return lines.Length == 2 && Seed(lines[0], Ed25519) is { } ed25519 && Seed(lines[1], MlDsa44) is { } mlDsa44
            ? (ed25519, mlDsa44)
            : throw new InvalidDataException($"`{file}` does not hold the ledger's two keys");
    }

    private static byte[]? Seed(string line, string type)
    {
        var seed = new byte[32];
        return line.StartsWith(type, StringComparison.Ordinal)
            && Convert.TryFromBase64String(line[type.Length..], seed, out var written) && written == seed.Length
            ? seed
            : null;
    }
}
