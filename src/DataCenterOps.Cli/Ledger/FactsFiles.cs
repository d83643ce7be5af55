using System.Buffers;
using System.IO.Pipelines;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Cli.Ledger;

/// <summary>Files of facts, read line by line: one line is in memory.</summary>
internal static class FactsFiles
{
    /// <summary>The file, or those of a folder in the order of their names.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static string[] Find(string path)
    {
        string[] files = Directory.Exists(path) ? [.. Directory.EnumerateFiles(path, "*.facts").Order(StringComparer.Ordinal)] : File.Exists(path) ? [path] : [];
        return files.Length > 0 ? files : throw new CommandFailedException(ExitCode.Usage, $"there are no facts at `{path}`");
    }

    /// <summary>Holds every file against the digests that <paramref name="check"/> knows.</summary>
    /// <returns>What does not hold, the file named; nothing when all does.</returns>
    public static async Task<string?> CheckAsync(FactsCheck check, IEnumerable<string> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            await using var stream = File.OpenRead(file);
            if (await CheckAsync(check, stream, cancellationToken) is { } problem)
            {
                return $"`{file}`: {problem}";
            }
        }

        return null;
    }

    private static async Task<string?> CheckAsync(FactsCheck check, Stream stream, CancellationToken cancellationToken)
    {
        var (reader, isFirst) = (PipeReader.Create(stream), true);
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end).ToArray();
                if ((isFirst ? check.Begin(line) : check.Row(line)) is { } problem)
                {
                    return problem;
                }

                isFirst = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > FactsFile.LineBytes)
            {
                return $"a line has more than {FactsFile.LineBytes} bytes";
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return isFirst || buffer.Length > 0 ? "the file breaks off" : check.End();
            }
        }
    }
}
