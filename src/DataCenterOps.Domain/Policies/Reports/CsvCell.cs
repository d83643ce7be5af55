using System.Buffers;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>A cell of a CSV file (RFC 4180). One that a spreadsheet would take for a formula begins with an apostrophe.</summary>
public static class CsvCell
{
    private static readonly SearchValues<char> FormulaBegins = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    /// <summary>The cell that shows <paramref name="text"/>.</summary>
    public static string Of(string? text)
    {
        var safe = string.IsNullOrEmpty(text) ? "" : FormulaBegins.Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
