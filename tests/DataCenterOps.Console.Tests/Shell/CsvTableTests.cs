using System.Globalization;
using System.Text;
using DataCenterOps.Console.Shell;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Console.Tests.Shell;

public sealed class CsvTableTests
{
    private const int Rows = 25_000;

    [Fact]
    public async Task Every_row_of_a_long_table_is_sent_and_no_more_than_a_page_is_held()
    {
        var sent = new List<int>();
        using var body = new Counted(sent);
        var table = Table(body, out var answer);
        table.Add("n");
        await table.AddPagesAsync(after => Task.FromResult(PageAfter(after)), n => table.Add(n.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(("text/csv; charset=utf-8", "attachment; filename=numbers.csv"), (answer.ContentType, answer.Headers.ContentDisposition.ToString()));
        Assert.Equal(Encoding.UTF8.GetPreamble(), body.ToArray()[..3]);
        var lines = Encoding.UTF8.GetString(body.ToArray()[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(["n", .. Enumerable.Range(0, Rows).Select(n => n.ToString(CultureInfo.InvariantCulture))], lines);
        Assert.Equal(Rows / ReadLimits.PageRows, sent.Count);
        Assert.All(sent, bytes => Assert.True(bytes < ReadLimits.PageRows * 10, $"{bytes}"));
    }

    [Fact]
    public async Task A_table_whose_reading_fails_does_not_end_as_if_it_were_whole()
    {
        using var body = new MemoryStream();
        var table = Table(body, out _);
        await Assert.ThrowsAsync<TimeoutException>(() => table.AddPagesAsync(
            after => after is null ? Task.FromResult(PageAfter(after)) : Task.FromException<Page<int>>(new TimeoutException()),
            n => table.Add(n.ToString(CultureInfo.InvariantCulture))));
    }

    private static CsvTable Table(Stream body, out HttpResponse answer)
    {
        answer = new DefaultHttpContext().Response;
        answer.Body = body;
        return new CsvTable(answer, "numbers");
    }

    private static Page<int> PageAfter(string? after)
    {
        var first = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
        var next = first + ReadLimits.PageRows;
        return new Page<int>([.. Enumerable.Range(first, ReadLimits.PageRows)], next < Rows ? next.ToString(CultureInfo.InvariantCulture) : null);
    }

    private sealed class Counted(List<int> sent) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            sent.Add(buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
