using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Grains.Estate;

namespace DataCenterOps.Host;

/// <summary>Applies a folder at the start, as <c>dcops apply</c> would, and writes what stands against it.</summary>
internal sealed class EstateOpening(IGrainFactory grains, OpeningPatience patience, TimeProvider time)
{
    private const int FolderDepth = 16;

    /// <summary>Applies <paramref name="folder"/>; false when something is invalid or refused.</summary>
    public async Task<bool> ApplyAsync(string folder, CancellationToken cancellationToken)
    {
        var bundle = EstateBundle.Collect(Names(folder), name => Bytes(Path.Combine(folder, name)));
        foreach (var error in bundle.Errors)
        {
            await WriteAsync(error.File, error.Line, error.Column, $"{error.Message} [{error.Code}]");
        }

        if (!bundle.Errors.IsEmpty)
        {
            return false;
        }

        var request = new EstateRequest(
            OperationId.From(Guid.CreateVersion7(time.GetUtcNow())),
            [.. bundle.Files.Select(file => new EstateText(file.File, file.Text))],
            Prune: false);
        var plan = await patience.AskAsync(() => grains.GetGrain<IEstateGrain>(0).ApplyAsync(request, cancellationToken), cancellationToken);
        foreach (var error in plan.Errors)
        {
            await WriteAsync(error.File ?? "", error.Line, error.Column, $"{error.Message} [{error.Code}]");
        }

        if (plan.ErrorCount > plan.Errors.Length)
        {
            await System.Console.Error.WriteLineAsync($"and {plan.ErrorCount - plan.Errors.Length} more errors");
        }

        foreach (var item in plan.Items.Where(item => item.Action == "refused"))
        {
            await WriteAsync(item.File ?? "", item.Line, 0, $"{item.Document} `{item.Id}` is refused");
            foreach (var reason in item.Reasons)
            {
                await System.Console.Error.WriteLineAsync($"  {reason.Message} [{reason.Code}]");
            }
        }

        return plan.Applied;
    }

    private static IEnumerable<string> Names(string folder) =>
        Directory.EnumerateFiles(folder, "*.yaml", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = FolderDepth })
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    // Of a file that is too large no more is read than shows that it is.
    private static byte[]? Bytes(string path)
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

    // As compilers write it, so that editors can jump there.
    private static Task WriteAsync(string file, int line, int column, string message) => System.Console.Error.WriteLineAsync(
        (line, column) switch
        {
            (0, _) => $"{file}: {message}",
            (_, 0) => $"{file}:{line}: {message}",
            _ => $"{file}:{line}:{column}: {message}",
        });
}
