namespace DataCenterOps.Cel.Tests.Conformance;

/// <summary>Where the external suites lie: nothing of them is copied here.</summary>
internal static class Suites
{
    /// <summary>The path of a suite's file; the test is skipped by name, or fails where all must run, when it is absent.</summary>
    public static string File(string suite, string file)
    {
        var folder = Environment.GetEnvironmentVariable("DCOPS_SUITES") is { Length: > 0 } given
            ? given
            : Path.Combine(Root(), "..", "shared", "suites");
        var path = Path.Combine(folder, suite, file);
        if (!System.IO.File.Exists(path))
        {
            Assert.SkipUnless(
                Environment.GetEnvironmentVariable("DCOPS_REQUIRE_COMPONENTS") == "1", $"the suite {suite} is not here");
            Assert.Fail($"the suite {suite} is not here");
        }

        return path;
    }

    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? AppContext.BaseDirectory;
    }
}
