using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Policies.Reports;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Shell;

/// <summary>
/// A table as a file: RFC 4180, UTF-8 with the mark by which spreadsheets know it, ids and numbers as programs write them.
/// A cell that a spreadsheet would take for a formula begins with an apostrophe. Every row is sent, a page at a time; when
/// reading fails halfway the answer breaks off and the browser says so, so that a file that has arrived is whole.
/// </summary>
internal sealed class CsvTable
{
    private readonly HttpResponse _answer;
    private readonly StringBuilder _text = new("\uFEFF");

    /// <summary>Becomes <paramref name="answer"/>, a file of this name. Nothing is sent yet.</summary>
    public CsvTable(HttpResponse answer, string name)
    {
        _answer = answer;
        answer.ContentType = "text/csv; charset=utf-8";
        answer.Headers.ContentDisposition = $"attachment; filename={name}.csv";
    }

    /// <summary>Adds a row; the first one names the columns.</summary>
    public void Add(params ReadOnlySpan<string?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(CsvCell.Of(cells[i]));
        }

        _text.Append("\r\n");
    }

    /// <summary>Adds and sends the rows of page after page, until there are no more.</summary>
    /// <param name="read">Reads the page after a cursor.</param>
    /// <param name="add">Adds one row.</param>
    public async Task AddPagesAsync<T>(Func<string?, Task<Page<T>>> read, Action<T> add)
    {
        string? after = null;
        do
        {
            var page = await read(after);
            foreach (var row in page.Items)
            {
                add(row);
            }

            await SendAsync();
            after = page.Next;
        }
        while (after is not null);
    }

    /// <summary>A moment as programs write it.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private async Task SendAsync()
    {
        await _answer.WriteAsync(_text.ToString(), Encoding.UTF8, _answer.HttpContext.RequestAborted);
        _text.Clear();
    }
}
