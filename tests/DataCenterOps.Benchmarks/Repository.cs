namespace DataCenterOps.Benchmarks;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    private static readonly string Root = Find();

    /// <summary>The built program of the same configuration as this one.</summary>
    public static string Program => Path(
        "artifacts", "bin", "DataCenterOps.Host", new DirectoryInfo(AppContext.BaseDirectory).Name, "DataCenterOps.Host.dll");

    /// <summary>A file or folder below the solution's folder.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "DataCenterOps.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("run this below the folder of `DataCenterOps.sln`");
    }
}
