using CsCheck;
using DataCenterOps.Domain.Metering;
using Xunit;

namespace DataCenterOps.Domain.Tests.Metering;

public sealed class Rfc3339Tests
{
    [Theory]
    [InlineData("2018-04-05T17:31:00Z", "2018-04-05T17:31:00Z")]
    [InlineData("2018-04-05t18:31:00+01:00", "2018-04-05T17:31:00Z")]
    [InlineData("2018-04-05T16:31:00-01:00", "2018-04-05T17:31:00Z")]
    [InlineData("2018-04-05T17:31:00.120z", "2018-04-05T17:31:00.12Z")]
    [InlineData("2018-04-05T17:31:00.123456789Z", "2018-04-05T17:31:00.123456Z")]
    [InlineData("2018-04-05T17:31:00", null)]
    [InlineData("2018-04-05 17:31:00Z", null)]
    [InlineData("2018-04-05T17:31:60Z", null)]
    [InlineData("2018-02-30T17:31:00Z", null)]
    [InlineData("2018-04-05T17:31:00X", null)]
    [InlineData("2018-04-05T17:31:00+25:00", null)]
    [InlineData("2018-04-05T17:31:00+xx:00", null)]
    [InlineData("2018-04-05T17:31:00+05", null)]
    [InlineData("2018-04-05T17:31:00.Z", null)]
    [InlineData("0001-01-01T00:00:00+01:00", null)]
    [InlineData("lunchtime", null)]
    [InlineData("", null)]
    public void A_time_has_an_offset_and_is_kept_in_utc(string text, string? utc) =>
        Assert.Equal(utc, Rfc3339.TryParse(text, out var at) ? Rfc3339.Format(at) : null);

    [Fact]
    public void A_time_comes_back_from_its_text_and_from_its_microseconds() =>
        Gen.Long[0, 4_000_000_000_000_000].Sample(microseconds =>
        {
            var at = Rfc3339.FromMicroseconds(microseconds);
            return Rfc3339.TryParse(Rfc3339.Format(at), out var again) && again == at
                && Rfc3339.ToMicroseconds(at) == microseconds;
        });
}
