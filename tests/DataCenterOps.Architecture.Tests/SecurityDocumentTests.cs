using System.Text.RegularExpressions;

namespace DataCenterOps.Architecture.Tests;

/// <summary>What SECURITY.md says is tested is tested by a method that there is.</summary>
public sealed partial class SecurityDocumentTests
{
    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = TestName().Matches(File.ReadAllText(Path.Combine(Repository.Root, "SECURITY.md"))).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var written = Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Method().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value));

        Assert.True(named.Count > 40);
        Assert.Empty(named.Except(written, StringComparer.Ordinal));
    }

    [GeneratedRegex("`(?<name>[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+){2,})`", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TestName();

    [GeneratedRegex(@"public (?:async Task|Task|void) (?<name>[A-Z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+)\(", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Method();
}
