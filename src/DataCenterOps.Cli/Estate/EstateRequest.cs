using DataCenterOps.Cli.Server;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Estate;

/// <summary>Writes the request that carries an estate's files.</summary>
internal static class EstateRequest
{
    /// <summary>The files of <paramref name="path"/> as a request.</summary>
    /// <returns>Null when a file cannot be sent: each reason has been written as an error.</returns>
    public static ReadOnlyMemory<byte>? From(CliContext context, string path, bool prune)
    {
        var folder = EstateFolder.Read(path);
        foreach (var error in folder.Errors)
        {
            context.Terminal.ErrorLine(EstateProblem.Of(error).ToString(), Output.Tone.Bad);
        }

        return folder.Errors.IsEmpty ? Json(folder, prune) : null;
    }

    private static ReadOnlyMemory<byte> Json(EstateBundle folder, bool prune)
    {
        var json = RequestJson.Object(writer =>
        {
            writer.WriteStartArray("documents");
            foreach (var file in folder.Files)
            {
                writer.WriteStartObject();
                writer.WriteString("file", file.File);
                writer.WriteString("text", file.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            if (prune)
            {
                writer.WriteBoolean("prune", value: true);
            }
        });
        return json.Length <= EstateLimits.ApplyBytes
            ? json
            : throw new CommandFailedException(
                $"the estate is {json.Length / (1024 * 1024)} MiB; at most {EstateLimits.ApplyBytes / (1024 * 1024)} MiB can be applied at once");
    }
}
