using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Estate;

/// <summary>Reads files as UTF-8; a byte that is not UTF-8 is an error, never a replacement sign.</summary>
internal static class StrictText
{
    /// <summary>The text of a file, or what is wrong with it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How errors name it.</param>
    public static (EstateFile? File, EstateProblem? Problem) Read(string path, string name) =>
        EstateFile.TryDecode(name, Bytes(path) ?? [], out var file, out var error) ? (file, null) : (null, EstateProblem.Of(error));

    /// <summary>A file's bytes, or nothing when there is none. Of one that is too large no more than shows that it is.</summary>
    public static byte[]? Bytes(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var stream = File.OpenRead(path);
        var bytes = new byte[Math.Min(stream.Length, EstateLimits.FileBytes + 1)];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
