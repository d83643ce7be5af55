using System.Text.Json;

namespace DataCenterOps.Api.Problems;

/// <summary>One thing that is wrong with a request.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Message">One sentence.</param>
/// <param name="Path">The JSON path, or the path inside a document.</param>
/// <param name="File">The file of a document; absent elsewhere.</param>
/// <param name="Line">Its line, from 1; 0 where there are no lines.</param>
/// <param name="Column">Its column, from 1; 0 where there are no lines.</param>
public sealed record ProblemError(
    string Code, string Message, string Path, string? File = null, int Line = 0, int Column = 0)
{
    internal void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("code", Code);
        writer.WriteString("message", Message);
        writer.WriteString("path", Path);
        if (File is { Length: > 0 })
        {
            writer.WriteString("file", File);
        }

        if (Line > 0)
        {
            writer.WriteNumber("line", Line);
            writer.WriteNumber("column", Column);
        }

        writer.WriteEndObject();
    }
}
