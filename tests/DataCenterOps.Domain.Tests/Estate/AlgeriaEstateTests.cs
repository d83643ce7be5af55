using DataCenterOps.Domain.Estate;
using Xunit;

namespace DataCenterOps.Domain.Tests.Estate;

public sealed class AlgeriaEstateTests
{
    [Fact]
    public void The_sample_estate_follows_the_schema_and_names_nothing_that_is_not_there()
    {
        var root = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(root, "DataCenterOps.sln")))
        {
            root = Path.GetDirectoryName(root)!;
        }

        var folder = Path.Combine(root, "deploy", "estates", "algeria");
        var files = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/') is var name
                && EstateFile.TryDecode(name, File.ReadAllBytes(path), out var file, out _)
                    ? file
                    : throw new InvalidDataException(path))
            .ToList();

        var estate = EstateParser.Parse(files);
        var verdict = EstateCheck.Check(estate.Documents, KnownEstate.Empty, EstateExamples.Now);

        Assert.Equal("", string.Join('\n', estate.Errors.Concat(verdict.Errors)));
        Assert.NotEmpty(estate.Documents);
    }
}
