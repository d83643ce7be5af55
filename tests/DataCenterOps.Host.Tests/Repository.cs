namespace DataCenterOps.Host.Tests;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file or folder below it.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The built program of the same configuration as this test.</summary>
    public static string Program => Path(
        "artifacts", "bin", "DataCenterOps.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "DataCenterOps.Host.dll");

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("these tests run below the folder of `DataCenterOps.sln`");
    }
}
