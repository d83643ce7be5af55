using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Estate;

/// <summary>Reads files as UTF-8; a byte that is not UTF-8 is an error, never a replacement sign.</summary>
internal static class StrictText
{
    /// <summary>The text of a file, or what is wrong with it.</summary>
    /// <param name="path">Where it is.</param>
    /// <param name="name">How errors name it.</param>
    public static (EstateFile? File, EstateProblem? Problem) Read(string path, string name)
    {
        // Not one byte of a file that is too large is read.
        if (new FileInfo(path).Length > EstateLimits.FileBytes)
        {
            return (null, new EstateProblem(
                EstateCodes.TooLarge, $"the file is larger than {EstateLimits.FileBytes / (1024 * 1024)} MiB", name));
        }

        return EstateFile.TryDecode(name, File.ReadAllBytes(path), out var file, out var error)
            ? (file, null)
            : (null, EstateProblem.Of(error));
    }
}
