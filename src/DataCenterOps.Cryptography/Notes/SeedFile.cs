namespace DataCenterOps.Cryptography.Notes;

/// <summary>A file with seeds of keys, one a line, each with its type and base64.</summary>
internal static class SeedFile
{
    public const string Ed25519 = "ed25519 ";
    public const string MlDsa44 = "ml-dsa-44 ";

    // Two lines of less than sixty characters; whatever is longer is none.
    private const int MostBytes = 1_024;
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Makes the file when it is not there. It gets its name only when it is whole and on the disk: of two silos that start at
    /// once, both read what one of them has made.
    /// </summary>
    /// <param name="file">Its path.</param>
    /// <param name="types">The types of its seeds.</param>
    public static bool TryMake(string file, params ReadOnlySpan<string> types)
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
                    foreach (var type in types)
                    {
                        writer.WriteLine(type + Convert.ToBase64String(type == Ed25519 ? Ed25519Signatures.NewSeed() : MlDsa44Signatures.NewSeed()));
                    }
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

    /// <summary>The seeds, in the order of <paramref name="types"/>.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="whose">Whose keys they are, for messages.</param>
    /// <param name="types">The types that must stand in it.</param>
    /// <exception cref="InvalidDataException">It holds others, or others may read it.</exception>
    public static byte[][] Read(string file, string whose, params ReadOnlySpan<string> types)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~Owner) != UnixFileMode.None)
        {
            throw new InvalidDataException($"`{file}` holds private keys of {whose} and others may read it: set its mode to 0600");
        }

        return Find(file, types) ?? throw new InvalidDataException($"`{file}` does not hold the keys of {whose}");
    }

    /// <summary>Whether a file holds seeds of exactly these types. What cannot be read is nobody's key here.</summary>
    public static bool Holds(string file, params ReadOnlySpan<string> types)
    {
        try
        {
            return new FileInfo(file).Length <= MostBytes && Find(file, types) is not null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static byte[][]? Find(string file, ReadOnlySpan<string> types)
    {
        var lines = File.ReadAllLines(file);
        var seeds = new byte[types.Length][];
        for (var i = 0; i < types.Length; i++)
        {
            if (lines.Length != types.Length || Seed(lines[i], types[i]) is not { } seed)
            {
                return null;
            }

            seeds[i] = seed;
        }

        return seeds;
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
