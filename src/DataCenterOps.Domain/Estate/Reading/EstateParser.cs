using System.Collections.Immutable;
using System.Text;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Reads the files of an estate: every document against the schema, every error with its file, line and column. What one
/// file has wrong hides nothing in another.
/// </summary>
public static class EstateParser
{
    /// <summary>Reads <paramref name="files"/>.</summary>
    /// <returns>The documents and everything that is wrong. Codes: <see cref="EstateCodes"/>.</returns>
    public static ParsedEstate Parse(IReadOnlyList<EstateFile> files)
    {
        var errors = new EstateErrors();
        var read = new List<(EstateFile File, List<SourceNode> Documents, EstateErrors Errors)>();
        if (IsWithinBounds(files, errors))
        {
            var budget = new NodeBudget();
            foreach (var file in files)
            {
                var found = new EstateErrors();
                read.Add((file, SourceDocuments(file, found, budget), found));
            }
        }

        var packs = PackPaths(read.SelectMany(file => file.Documents.Select(root => (file.File.File, root))));
        var documents = ImmutableArray.CreateBuilder<ParsedDocument>();
        foreach (var (file, roots, found) in read.Where(file => !packs.Contains(file.File.File)))
        {
            errors.AddRange(found);
            var reader = new DocumentReader(file.File, errors);
            foreach (var root in roots)
            {
                if (documents.Count == EstateLimits.Documents)
                {
                    errors.Add(EstateCodes.TooLarge, $"at most {EstateLimits.Documents} documents are applied at once", file.File, root);
                    break;
                }

                if (reader.Read(root) is { } document)
                {
                    documents.Add(document);
                }
            }
        }

        return new ParsedEstate
        {
            Documents = documents.ToImmutable(),
            Packs = [.. files.Where(file => packs.Contains(file.File))],
            Errors = errors.ToImmutable(),
            ErrorCount = errors.Count,
        };
    }

    private static bool IsWithinBounds(IReadOnlyList<EstateFile> files, EstateErrors errors)
    {
        if (files.Count > EstateLimits.Files)
        {
            errors.Add(new EstateError(EstateCodes.TooLarge, $"at most {EstateLimits.Files} files are applied at once", "", 0, 0, ""));
            return false;
        }

        // A character takes at least one byte: what is refused by its length alone is not even counted.
        if (files.Sum(file => (long)file.Text.Length) > EstateLimits.ApplyBytes
            || files.Sum(file => (long)Encoding.UTF8.GetByteCount(file.Text)) > EstateLimits.ApplyBytes)
        {
            var mebibytes = EstateLimits.ApplyBytes / (1024 * 1024);
            errors.Add(new EstateError(EstateCodes.TooLarge, $"the files are larger than {mebibytes} MiB together", "", 0, 0, ""));
            return false;
        }

        return true;
    }

    private static List<SourceNode> SourceDocuments(EstateFile file, EstateErrors errors, NodeBudget budget)
    {
        if (Encoding.UTF8.GetByteCount(file.Text) > EstateLimits.FileBytes)
        {
            errors.Add(EstateError.FileTooLarge(file.File));
            return [];
        }

        return SourceText.TryClean(file, errors) is { } text
            ? new YamlFileReader(file.File, text, errors, budget).Read()
            : [];
    }

    private static HashSet<string> PackPaths(IEnumerable<(string File, SourceNode Root)> documents)
    {
        var paths = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (file, root) in documents)
        {
            if (root.Find("document")?.Text == PlaceKinds.Estate.Name && root.Find("packs") is { } packs)
            {
                var folder = file[..(file.LastIndexOf('/') + 1)];
                paths.UnionWith(packs.Items.Select(pack => PackPath.Resolve(folder, pack.Text)));
            }
        }

        return paths;
    }
}
