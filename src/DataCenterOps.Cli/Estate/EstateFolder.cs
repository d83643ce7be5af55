using System.Collections.Immutable;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Estate;

/// <summary>The files of an estate: all <c>*.yaml</c> under a folder, and the packs that its Estate document names.</summary>
internal static class EstateFolder
{
    /// <summary>Reads a folder, or one file.</summary>
    /// <exception cref="CommandFailedException">There is no such folder, or nothing in it.</exception>
    public static EstateBundle Read(string path)
    {
        var (root, names) = Names(path);
        return EstateBundle.Collect(names, name => StrictText.Bytes(Path.Combine(root, name)));
    }

    private static (string Root, ImmutableArray<string> Names) Names(string path)
    {
        if (File.Exists(path))
        {
            var full = Path.GetFullPath(path);
            return (Path.GetDirectoryName(full)!, [Path.GetFileName(full)]);
        }

        if (!Directory.Exists(path))
        {
            throw new CommandFailedException(ExitCode.Usage, $"there is no folder `{path}`");
        }

        // Hidden folders are skipped: a mounted Kubernetes volume holds every file a second time below `..data`.
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            MaxRecursionDepth = CliLimits.FolderDepth,
            MatchCasing = MatchCasing.CaseSensitive,
            IgnoreInaccessible = false,
        };
        var names = Directory.EnumerateFiles(path, "*.yaml", options)
            .Select(file => Path.GetRelativePath(path, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .ToImmutableArray();
        return names.IsEmpty
            ? throw new CommandFailedException(ExitCode.Usage, $"there is no `*.yaml` file under `{path}`")
            : (path, names);
    }
}
