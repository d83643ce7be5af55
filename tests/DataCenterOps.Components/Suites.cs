namespace DataCenterOps.Components;

/// <summary>The external test suites.</summary>
public static class Suites
{
    /// <summary>The folder of the suite <paramref name="name"/>, or nothing when it is not there.</summary>
    public static string? Find(string name)
    {
        if (Environment.GetEnvironmentVariable("DCOPS_SUITES") is { Length: > 0 } given)
        {
            return Existing(Path.Combine(given, name));
        }

        // By default beside the repository, wherever below it the tests run.
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "DataCenterOps.sln")))
            {
                return Existing(Path.Combine(folder.FullName, "..", "shared", "suites", name));
            }
        }

        return null;
    }

    private static string? Existing(string folder) => Directory.Exists(folder) ? Path.GetFullPath(folder) : null;
}
