using System.Globalization;
using System.Text.Json;
using DataCenterOps.Cli.Output;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Cli.Estate;

/// <summary>What is wrong with a document, and where.</summary>
/// <param name="Code">As in <c>estate.unknown_field</c>.</param>
/// <param name="Message">One sentence.</param>
/// <param name="File">The file; empty when none is meant.</param>
/// <param name="Line">From 1; 0 when the whole file is meant.</param>
/// <param name="Column">From 1; 0 when the whole line or file is meant.</param>
internal sealed record EstateProblem(string Code, string Message, string File = "", long Line = 0, long Column = 0)
{
    /// <summary>Reads one of a problem's <c>errors</c>.</summary>
    public static EstateProblem Of(JsonElement error) => new(
        error.Text("code") ?? "",
        error.Text("message") ?? "",
        error.Text("file") ?? error.Text("path") ?? "",
        error.Number("line"),
        error.Number("column"));

    /// <summary>The same for a file that this program could not read.</summary>
    public static EstateProblem Of(EstateError error) =>
        new(error.Code, error.Message, error.File, error.Line, error.Column);

    /// <summary>As compilers write it, so that editors can jump there: <c>file:line:col: message [code]</c>.</summary>
    public override string ToString()
    {
        var place = (File, Line, Column) switch
        {
            ("", _, _) => "",
            (_, <= 0, _) => File + ": ",
            (_, _, <= 0) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: "),
            _ => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: "),
        };
        return Code.Length == 0 ? place + Message : $"{place}{Message} [{Code}]";
    }
}
