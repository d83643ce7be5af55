using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>The head as a file: the text of its checkpoint. Written whole or not at all.</summary>
public sealed class HighWaterFile(string file) : IHighWater
{
    /// <inheritdoc/>
    public string Name => $"`{file}`";

    /// <inheritdoc/>
    public Checkpoint? Read()
    {
        if (!File.Exists(file))
        {
            return null;
        }

        return Checkpoint.TryParse(File.ReadAllText(file), out var head)
            ? head
            : throw new InvalidDataException($"`{file}` holds no head of the ledger: what was signed last is unknown, so nothing is signed; see deploy/runbooks/ledger.md");
    }

    /// <inheritdoc/>
    public void Write(Checkpoint head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var made = file + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(made, options))
        {
            stream.Write(Encoding.UTF8.GetBytes(head.ToString()));
            stream.Flush(flushToDisk: true);
        }

        File.Move(made, file, overwrite: true);
        FolderSync.Flush(Path.GetDirectoryName(Path.GetFullPath(file))!);
    }
}
