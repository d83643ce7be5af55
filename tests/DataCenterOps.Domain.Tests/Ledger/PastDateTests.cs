using DataCenterOps.Domain.Ledger;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger;

public sealed class PastDateTests
{
    private static readonly DateTimeOffset Now = new(2026, 10, 2, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-10-01", "2026-10-01T23:59:59.999999Z")]
    [InlineData("2026-10-02T00:00Z", "2026-10-02T00:00:00Z")]
    [InlineData("2026-10-01T12:00:00Z", "2026-10-01T12:00:00Z")]
    [InlineData("2026-10-01T12:00:00", "2026-10-01T12:00:00Z")]
    [InlineData("2026-10-02T01:00:00.5+01:30", "2026-10-01T23:30:00.5Z")]
    [InlineData("0001-01-01", "0001-01-01T23:59:59.999999Z")]
    public void A_date_is_its_end_in_UTC_and_a_time_is_itself(string text, string expected)
    {
        Assert.Null(PastDate.Read(text, Now, out var at));
        Assert.Equal(expected, Rfc3339.Write(at));
    }

    [Theory]
    [InlineData("2026-10-02")]
    [InlineData("2026-10-02T00:00:00.0000001Z")]
    [InlineData("9999-12-31")]
    [InlineData("2026-10-02T00:00:01+00:00")]
    public void What_has_not_come_is_refused(string text) => Assert.Equal("asof.future", PastDate.Read(text, Now, out _)?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("01/10/2026")]
    [InlineData("2026-13-01")]
    [InlineData("2026-10-01 ")]
    [InlineData("٢٠٢٦-١٠-٠١")]
    [InlineData("2026-10-01T00:00:00.00000000000000000000000000Z")]
    public void What_is_no_date_is_refused(string? text) => Assert.Equal("asof.invalid", PastDate.Read(text, Now, out _)?.Code);
}
