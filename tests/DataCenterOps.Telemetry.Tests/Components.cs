namespace DataCenterOps.Telemetry.Tests;

/// <summary>Things outside the repository that a test may need.</summary>
internal static class Components
{
    /// <summary>The program's path; without it the test is skipped by its name, or fails where components are required.</summary>
    public static string Program(string name)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        Require(found is not null, name);
        return found!;
    }

    /// <summary>A file of this repository; the same without it.</summary>
    public static string Repository(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
            {
                var file = Path.Combine(folder.FullName, path);
                Require(File.Exists(file), path);
                return file;
            }
        }

        Require(found: false, "DataCenterOps.sln");
        return "";
    }

    /// <summary>A folder of the external suites; the same without it.</summary>
    public static string Suite(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
            {
                var suites = Environment.GetEnvironmentVariable("DCOPS_SUITES")
                    ?? Path.Combine(folder.FullName, "..", "shared", "suites");
                var suite = Path.Combine(suites, name);
                Require(Directory.Exists(suite), $"suites/{name}");
                return suite;
            }
        }

        Require(found: false, "DataCenterOps.sln");
        return "";
    }

    private static void Require(bool found, string name)
    {
        if (!found && Environment.GetEnvironmentVariable("DCOPS_REQUIRE_COMPONENTS") == "1")
        {
            Assert.Fail($"{name} is required and absent");
        }

        Assert.SkipUnless(found, $"{name} is absent");
    }
}
