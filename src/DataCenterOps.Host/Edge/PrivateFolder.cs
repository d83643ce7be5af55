namespace DataCenterOps.Host;

/// <summary>Folders and files that are their owner's alone.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder; one that is there keeps its mode.</summary>
    public static void Create(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnFile | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Writes the file whole or not at all: a reader sees the old one or the new one.</summary>
    public static void Write(string file, string text)
    {
        var made = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        using (var writer = new StreamWriter(made, options))
        {
            writer.Write(text);
        }

        File.Move(made, file, overwrite: true);
    }
}
