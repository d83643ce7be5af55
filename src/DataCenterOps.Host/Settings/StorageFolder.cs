using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host;

/// <summary>Where the program keeps its data, as flags and configuration say.</summary>
internal static class StorageFolder
{
    private const string Default = ".dcops";

    /// <summary>Makes the folder, for its owner alone, and says what lies where.</summary>
    public static StorageOptions Prepare(IConfiguration configuration)
    {
        var folder = Path.GetFullPath(configuration["data"] ?? Default);
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new StorageOptions { DataFolder = folder, Postgres = configuration["Storage:Postgres"] };
    }
}
