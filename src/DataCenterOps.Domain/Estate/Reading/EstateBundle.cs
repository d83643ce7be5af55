using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>The files of an estate as they are sent to be planned: its own, and the packs that its Estate document names.</summary>
/// <param name="Files">In the order of the names, packs last.</param>
/// <param name="Errors">Files that cannot be sent.</param>
public sealed record EstateBundle(ImmutableArray<EstateFile> Files, ImmutableArray<EstateError> Errors)
{
    /// <summary>
    /// Collects the files. An estate from elsewhere must not make the program read any file of its user's: a pack is a
    /// relative path that ends in <c>.yaml</c>, opened by the same <paramref name="open"/> as everything else.
    /// </summary>
    /// <param name="names">Paths relative to the estate's folder, with forward slashes.</param>
    /// <param name="open">The bytes of such a path, or nothing when there is no such file.</param>
    public static EstateBundle Collect(IEnumerable<string> names, Func<string, byte[]?> open)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(open);
        var files = new List<EstateFile>();
        var errors = new List<EstateError>();
        foreach (var name in names)
        {
            Keep(name, open(name) ?? [], files, errors);
        }

        var packs = files.SelectMany(file => PackPaths.In(file.Text).Select(written => (file.File, Written: written))).ToArray();
        foreach (var (declaredIn, written) in packs)
        {
            // The planner finds a pack by the path from the estate's folder, so one inside the folder is here already.
            var name = PackPath.Resolve(declaredIn[..(declaredIn.LastIndexOf('/') + 1)], written);
            if (files.Exists(file => file.File == name))
            {
                continue;
            }

            if (Path.IsPathRooted(written) || !written.EndsWith(".yaml", StringComparison.Ordinal))
            {
                errors.Add(Wrong($"the pack `{written}` is not a relative path of a `.yaml` file", declaredIn));
            }
            else if (open(name) is { } bytes)
            {
                Keep(name, bytes, files, errors);
            }
            else
            {
                errors.Add(Wrong($"there is no pack `{written}` beside this file", declaredIn));
            }
        }

        return new EstateBundle([.. files], [.. errors]);
    }

    private static void Keep(string name, byte[] bytes, List<EstateFile> files, List<EstateError> errors)
    {
        if (EstateFile.TryDecode(name, bytes, out var file, out var error))
        {
            files.Add(file);
        }
        else
        {
            errors.Add(error);
        }
    }

    private static EstateError Wrong(string message, string file) => new(EstateCodes.Reference, message, file, 0, 0, "");
}
