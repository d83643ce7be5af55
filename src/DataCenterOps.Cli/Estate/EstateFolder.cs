using System.Collections.Immutable;
using DataCenterOps.Cli.Shell;

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
            var (text, problem) = StrictText.Read(Path.Combine(root, name), name);
            if (problem is null)
            {
                files.Add(new EstateFile(name, text));
            }
            else
            {
                problems.Add(problem);
            }
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
        var packs = files.SelectMany(file => PackPaths.In(file.Text).Select(written => (file.Name, written))).ToList();
        foreach (var (declaredIn, written) in packs.DistinctBy(pack => pack.written, StringComparer.Ordinal))
        {
            // An estate from elsewhere must not make this program read any file of the user's and send it away.
            if (Path.IsPathRooted(written) || !(written.EndsWith(".yaml", StringComparison.Ordinal) || written.EndsWith(".yml", StringComparison.Ordinal)))
            {
                problems.Add(new EstateProblem("estate.reference", $"the pack `{written}` is not a relative path of a YAML file", declaredIn));
                continue;
            }

            var relative = Path.Combine(Path.GetDirectoryName(declaredIn) ?? "", written);
            var path = Path.GetFullPath(Path.Combine(root, relative));
            if (!File.Exists(path))
            {
                problems.Add(new EstateProblem("estate.reference", $"there is no pack `{written}` beside this file", declaredIn));
                continue;
            }

            // A pack that lies inside the folder is no estate document: it goes once, under the name the estate gives it.
            files.RemoveAll(file => Path.GetFullPath(Path.Combine(root, file.Name)) == path);
            var (text, problem) = StrictText.Read(path, written);
            if (problem is null)
            {
                files.Add(new EstateFile(written, text));
            }
            else
            {
                problems.Add(problem);
            }
        }
    }
}
