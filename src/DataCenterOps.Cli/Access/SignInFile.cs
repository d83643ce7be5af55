using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Access;

/// <summary>
/// Where sign-ins are kept: one file in the user's folder of settings, mode 0600, a member for each server. A file that others
/// could read is not used: whoever opened it may have read it.
/// </summary>
internal sealed class SignInFile(Func<string, string?> variable)
{
    private const UnixFileMode Own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode Others = ~(Own | UnixFileMode.UserExecute);
    private const int MaxBytes = 1024 * 1024;

    /// <summary>The file's path; nothing where the user has no folder of settings.</summary>
    public string? Path { get; } = Folder(variable) is { } folder ? System.IO.Path.Combine(folder, "dcops", "sign-ins.json") : null;

    /// <summary>What was kept for <paramref name="server"/>, or nothing.</summary>
    /// <exception cref="CommandFailedException">The file is open to others, or no file of ours.</exception>
    public SignIn? Find(Uri server) => Read().GetValueOrDefault(Key(server));

    /// <summary>Keeps a sign-in for <paramref name="server"/>.</summary>
    public void Keep(Uri server, SignIn signIn)
    {
        var all = Read();
        all[Key(server)] = signIn;
        Write(all);
    }

    /// <summary>Forgets the sign-in for <paramref name="server"/>, if there is one.</summary>
    public void Forget(Uri server)
    {
        var all = Read();
        if (all.Remove(Key(server)))
        {
            Write(all);
        }
    }

    private static string Key(Uri server) => server.GetLeftPart(UriPartial.Path);

    private static string? Folder(Func<string, string?> variable) => OperatingSystem.IsWindows()
        ? variable("APPDATA")
        : variable("XDG_CONFIG_HOME") is { Length: > 0 } folder ? folder
        : variable("HOME") is { Length: > 0 } home ? System.IO.Path.Combine(home, ".config")
        : null;

    private Dictionary<string, SignIn> Read()
    {
        var all = new Dictionary<string, SignIn>(StringComparer.Ordinal);
        if (Path is null || !File.Exists(Path))
        {
            return all;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(Path) & Others) != UnixFileMode.None)
        {
            throw new CommandFailedException(
                ExitCode.Usage, $"`{Path}` can be read by others: end the sign-ins in it on your profile, then `rm {Path}` and `dcops login`");
        }

        if (new FileInfo(Path).Length > MaxBytes)
        {
            throw NotOurs(null);
        }

        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(Path));
            foreach (var server in document.RootElement.EnumerateObject())
            {
                if (server.Value.Text("token") is { } token)
                {
                    all[server.Name] = new SignIn(token, server.Value.Text("subject") ?? "");
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw NotOurs(exception);
        }

        return all;
    }

    private CommandFailedException NotOurs(Exception? cause) => new(
        ExitCode.Usage, $"`{Path}` is no file of sign-ins{(cause is JsonException { LineNumber: { } line } ? $" (line {line + 1})" : "")}: remove it and `dcops login`");

    private void Write(Dictionary<string, SignIn> all)
    {
        if (Path is null)
        {
            throw new CommandFailedException(ExitCode.Usage, "there is no folder to keep the sign-in in: set HOME or XDG_CONFIG_HOME");
        }

        var folder = System.IO.Path.GetDirectoryName(Path)!;
        var made = Path + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            // The user's own folder there is closed to others by itself.
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, Own | UnixFileMode.UserExecute);
            options.UnixCreateMode = Own;
        }

        // One that was left over may have another mode.
        File.Delete(made);
        using (var stream = new FileStream(made, options))
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            foreach (var (server, signIn) in all.OrderBy(one => one.Key, StringComparer.Ordinal))
            {
                writer.WriteStartObject(server);
                writer.WriteString("subject", signIn.Subject);
                writer.WriteString("token", signIn.Token);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        File.Move(made, Path, overwrite: true);
    }
}
