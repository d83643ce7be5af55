using DataCenterOps.Components;

namespace DataCenterOps.Host.Tests;

/// <summary>Files of this repository.</summary>
internal static class Repository
{
    /// <summary>The estate that the repository ships.</summary>
    public const string SampleEstate = "deploy/estates/algeria";

    /// <summary>A file or folder of the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([HostProcess.Root, .. parts]);
}
