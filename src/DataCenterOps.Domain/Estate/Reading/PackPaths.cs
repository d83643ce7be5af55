using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Finds which packs an Estate document names, only to send their files along. What is wrong with a document the server
/// says; text that cannot be read names no packs here.
/// </summary>
internal static class PackPaths
{
    /// <summary>The paths as they are written.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        // Nine of ten files declare no estate, and to parse them all twice would take as long as the server's work.
        if (!text.Contains("Estate", StringComparison.Ordinal) || !text.Contains("packs", StringComparison.Ordinal))
        {
            return [];
        }

        try
        {
            var stream = new YamlStream();
            using var reader = new StringReader(text);
            stream.Load(reader);
            return [.. stream.Documents.SelectMany(Paths)];
        }
        catch (Exception exception) when (exception is YamlException or InvalidOperationException or ArgumentException)
        {
            // What is wrong with it is said where the file is read.
            return [];
        }
    }

    private static IEnumerable<string> Paths(YamlDocument document) =>
        document.RootNode is YamlMappingNode root
        && root.Children.TryGetValue("document", out var kind) && kind is YamlScalarNode { Value: "Estate" }
        && root.Children.TryGetValue("packs", out var packs) && packs is YamlSequenceNode list
            ? list.Children.OfType<YamlScalarNode>().Select(path => path.Value).OfType<string>()
            : [];
}
