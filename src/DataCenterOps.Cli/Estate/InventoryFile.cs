using System.Text.Json;
using DataCenterOps.Cli.Shell;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Estate.Inventories;

namespace DataCenterOps.Cli.Estate;

/// <summary>Reads inventories from files.</summary>
internal static class InventoryFile
{
    /// <summary>The document in canonical form, so that what is signed here is what the server reads; every error at once.</summary>
    /// <exception cref="CommandFailedException">The file is not there, too large or no inventory.</exception>
    public static (string Site, JsonElement Document) Read(string name)
    {
        var bytes = Bytes(name, EstateLimits.LargeDocumentBytes);
        string? site = null;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            site = document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("site", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        }
        catch (JsonException error)
        {
            throw new CommandFailedException(ExitCode.Usage, $"`{name}` is no JSON: {error.Message}");
        }

        if (!DocumentJson.TryParse(EstateSchema.Get(SignedInventory.Kind), site ?? "", bytes, out var parsed, out var errors))
        {
            throw new CommandFailedException(
                ExitCode.Refused, string.Join('\n', errors.Select(error => $"{name}: {error.Path}: {error.Message} [{error.Code}]")));
        }

        using var canonical = JsonDocument.Parse(parsed.AsWritten);
        return (site!, canonical.RootElement.Clone());
    }

    /// <summary>A file of at most <paramref name="most"/> bytes.</summary>
    /// <exception cref="CommandFailedException">It is not there or larger.</exception>
    public static byte[] Bytes(string name, int most)
    {
        var file = new FileInfo(name);
        return !file.Exists ? throw new CommandFailedException(ExitCode.Usage, $"there is no file `{name}`")
            : file.Length > most ? throw new CommandFailedException(ExitCode.Usage, $"`{name}` has more than {most} bytes")
            : File.ReadAllBytes(name);
    }
}
