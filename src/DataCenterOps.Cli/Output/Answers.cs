using System.Text.Encodings.Web;
using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Output;

/// <summary>Writes an answer for programs.</summary>
internal static class Answers
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes <paramref name="answer"/> as JSON or YAML, as the user asked.</summary>
    public static void WriteForPrograms(this CliContext context, JsonElement answer) =>
        context.Terminal.Raw(context.Format == OutputFormat.Yaml
            ? Yaml.Of(answer)
            : JsonSerializer.Serialize(answer, Indented) + "\n");
}
