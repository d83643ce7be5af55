using System.Collections.Immutable;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Estate;

/// <summary>The files of an estate: all <c>*.yaml</c> under a folder, and the packs that its Estate document names.</summary>
/// <param name="Files">By name, packs last.</param>
/// <param name="Problems">Files that cannot be sent.</param>
internal sealed record EstateFolder(ImmutableArray<EstateFile> Files, ImmutableArray<EstateProblem> Problems)
{
    /// <summary>Reads a folder, or one file.</summary>
    /// <exception cref="CommandFailedException">There is no such folder, or nothing in it.</exception>
    public static EstateFolder Read(string path)
    {
        var files = new List<EstateFile>();
        var problems = new List<EstateProblem>();
        var (root, names) = Names(path);
        foreach (var name in names)
        {
            Keep(StrictText.Read(Path.Combine(root, name), name), files, problems);
        }

        AddPacks(root, files, problems);
        return new EstateFolder([.. files], [.. problems]);
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

    private static void AddPacks(string root, List<EstateFile> files, List<EstateProblem> problems)
    {
        var packs = files.SelectMany(file => PackPaths.In(file.Text).Select(written => (file.File, written))).ToList();
        foreach (var (declaredIn, written) in packs)
        {
            // The server finds a pack by the path from the estate's folder, so one inside the folder is here already.
            var name = PackPath.Resolve(declaredIn[..(declaredIn.LastIndexOf('/') + 1)], written);
            if (files.Exists(file => file.File == name))
            {
                continue;
            }

            Keep(ReadPack(root, name, declaredIn, written), files, problems);
        }
    }

    private static (EstateFile? File, EstateProblem? Problem) ReadPack(
        string root, string name, string declaredIn, string written)
    {
        // An estate from elsewhere must not make this program read any file of the user's and send it away.
        if (Path.IsPathRooted(written) || !written.EndsWith(".yaml", StringComparison.Ordinal))
        {
            return (null, Wrong($"the pack `{written}` is not a relative path of a `.yaml` file", declaredIn));
        }

        var path = Path.Combine(root, name);
        return File.Exists(path)
            ? StrictText.Read(path, name)
            : (null, Wrong($"there is no pack `{written}` beside this file", declaredIn));
    }

    private static void Keep(
        (EstateFile? File, EstateProblem? Problem) read, List<EstateFile> files, List<EstateProblem> problems)
    {
        if (read.File is { } file)
        {
            files.Add(file);
        }

        if (read.Problem is { } problem)
        {
            problems.Add(problem);
        }
    }

    private static EstateProblem Wrong(string message, string file) => new(EstateCodes.Reference, message, file);
}
