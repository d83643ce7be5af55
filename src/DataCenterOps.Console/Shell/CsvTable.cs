using System.Buffers;
using System.Globalization;
using System.Text;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Shell;

/// <summary>
/// A table as a file: RFC 4180, UTF-8 with the mark by which spreadsheets know it, ids and numbers as programs write them.
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
/// </summary>
internal sealed class CsvTable
{
    /// <summary>Rows of one file at most: what a spreadsheet opens at once. The interface for programs has all of them.</summary>
    public const int Rows = 10_000;

    private static readonly SearchValues<char> FormulaBegins = SearchValues.Create("=+-@\t\r");
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    private readonly StringBuilder _text = new();

    /// <summary>Begins with the names of the columns.</summary>
    public CsvTable(params ReadOnlySpan<string> columns) => Add(columns);

    /// <summary>How many rows it has, the names of the columns left out.</summary>
    public int Count { get; private set; } = -1;

    /// <summary>Adds a row.</summary>
    public void Add(params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(Cell(cells[i] ?? ""));
        }

        _text.Append("\r\n");
        Count++;
    }

    /// <summary>Adds the rows of page after page, up to the bound.</summary>
    /// <param name="read">Reads the page after a cursor.</param>
    /// <param name="add">Adds one row.</param>
    public async Task AddPagesAsync<T>(Func<string?, Task<Page<T>>> read, Action<T> add)
    {
        string? after = null;
        do
        {
            var page = await read(after);
            foreach (var row in page.Items.Take(Rows - Count))
            {
                add(row);
            }

            after = page.Next;
        }
        while (after is not null && Count < Rows);
    }

    /// <summary>The file.</summary>
    /// <param name="name">Its name, without the ending.</param>
    public IResult File(string name) =>
        Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(_text.ToString())], "text/csv; charset=utf-8", $"{name}.csv");

    /// <summary>A moment as programs write it.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private static string Cell(string text)
    {
        var safe = text.Length > 0 && FormulaBegins.Contains(text[0]) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(Quoted) ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
