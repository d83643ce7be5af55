using System.Collections.Immutable;
using DataCenterOps.Cli.Estate;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Policies;

/// <summary>Reads the packs that a command names: files, or folders of <c>*.yaml</c>.</summary>
internal static class PackFiles
{
    /// <summary>Every pack file with the path by which the user knows it; null after writing why one cannot be read.</summary>
    public static ImmutableArray<EstateFile>? Read(CliContext context, IEnumerable<string> packs)
    {
        var files = ImmutableArray.CreateBuilder<EstateFile>();
        var isWrong = false;
        foreach (var path in packs.SelectMany(Expand))
        {
            var (file, problem) = StrictText.Read(path, path);
            if (file is not null)
            {
                files.Add(file);
            }
            else
            {
                context.Terminal.ErrorLine(problem!.ToString(), Tone.Bad);
                isWrong = true;
            }
        }

        return isWrong ? null : files.ToImmutable();
    }

    private static IEnumerable<string> Expand(string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        var inside = Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.yaml").Order(StringComparer.Ordinal).ToArray()
            : throw new CommandFailedException(ExitCode.Usage, $"there is no pack `{path}`");
        return inside.Length > 0
            ? inside
            : throw new CommandFailedException(ExitCode.Usage, $"there is no `*.yaml` file in `{path}`");
    }
}
