using System.Diagnostics;
using System.Globalization;

namespace DataCenterOps.Components;

/// <summary>A disk of a few MiB, so that it can really be full. Needs Linux and the right to mount.</summary>
public sealed class SmallDisk : IDisposable
{
    private const int Block = 65_536;

    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    private string Filler => Path.Combine(Folder, "filler");

    /// <summary>Mounts one, for everybody; nothing where that is not allowed.</summary>
    public static SmallDisk? TryMount(int mebibytes)
    {
        var folder = Directory.CreateTempSubdirectory("dcops-disk-").FullName;
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m,mode=777"), "dcops-test", folder))
        {
            return new SmallDisk(folder);
        }

        Directory.Delete(folder);
        return null;
    }

    /// <summary>Leaves not a byte free.</summary>
    public void Fill()
    {
        using var file = new FileStream(Filler, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var block = Block; block > 0; block /= 2)
        {
            try
            {
                while (true)
                {
                    file.Write(new byte[block]);
                }
            }
            catch (IOException)
            {
                // Then a smaller piece.
            }
        }
    }

    /// <summary>Gives the room back.</summary>
    public void Free() => File.Delete(Filler);

    /// <summary>Lets nobody write to a file, or everybody again. Who has it open goes on.</summary>
    /// <returns>Whether the system can do that here.</returns>
    public static bool TryProtect(string file, bool isProtected) => Run("chattr", isProtected ? "+i" : "-i", file);

    /// <inheritdoc/>
    public void Dispose()
    {
        // Lazily: who was killed a moment ago may still be listed as using it.
        Run("umount", "-l", Folder);
        Directory.Delete(Folder);
    }

    private static bool Run(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true, UseShellExecute = false })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
