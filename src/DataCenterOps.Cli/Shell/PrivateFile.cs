namespace DataCenterOps.Cli.Shell;

/// <summary>Files that nobody but their owner may read.</summary>
internal static class PrivateFile
{
    /// <summary>Writes a new file of its owner alone.</summary>
    /// <exception cref="CommandFailedException">It is there already, or cannot be written.</exception>
    public static void Write(string name, string text)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            using var writer = new StreamWriter(name, options);
            writer.Write(text);
        }
        catch (IOException)
        {
            throw new CommandFailedException(ExitCode.Usage, $"`{name}` is there already or cannot be written");
        }
    }
}
