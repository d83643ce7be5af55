using System.Runtime.InteropServices;
using System.Text;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>
/// Brings the names in a folder to the disk. A file's own flush keeps its content; that it bears its new name is kept by the folder
/// (fsync(2): "an explicit fsync() on a file descriptor for the directory is also needed"). .NET opens no folders.
/// </summary>
internal static class FolderSync
{
    // O_RDONLY | O_DIRECTORY | O_CLOEXEC would differ between processors; reading alone is 0 everywhere, and that is enough.
    private const int ReadOnly = 0;

    /// <summary>Flushes <paramref name="folder"/>; on Windows the rename is enough.</summary>
    /// <exception cref="IOException">It was not flushed.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = Open([.. Encoding.UTF8.GetBytes(folder), 0], ReadOnly);
        if (handle < 0)
        {
            throw Failed(folder);
        }

        try
        {
            if (Sync(handle) != 0)
            {
                throw Failed(folder);
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static IOException Failed(string folder) => new($"the folder `{folder}` was not flushed: error {Marshal.GetLastPInvokeError()}");

    [DllImport("libc", EntryPoint = "open", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int handle);
}
