using System.Text.Json;
using DataCenterOps.Components;

namespace DataCenterOps.Cryptography.Tests;

/// <summary>Reads the vectors that nobody of this project wrote; a test without its suite is skipped by name.</summary>
internal static class Suite
{
    public static string Folder(string name)
    {
        var folder = Suites.Find(name);
        Assert.SkipUnless(folder is not null, folder is null ? Component.Missing($"suite {name}") : "");
        return folder!;
    }

    public static JsonElement Json(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        return document.RootElement.Clone();
    }

    /// <summary>The cases of every file of one suite below a folder, named by their path.</summary>
    public static IEnumerable<(string Name, JsonElement Case)> Cases(string suite, string below) =>
        Directory.EnumerateFiles(Path.Combine(Folder(suite), below), "*.json", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => (Path.GetRelativePath(Folder(suite), file), Json(file)));

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static byte[] Hex(this JsonElement element, string name) => Convert.FromHexString(element.Text(name));
}
