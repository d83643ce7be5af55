using Xunit;

using DataCenterOps.Domain.Access;

namespace DataCenterOps.Domain.Tests.Access;

public sealed class DeviceLoginsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 25, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("BCDF-GHJK", "BCDF-GHJK")]
    [InlineData(" bcdf ghjk ", "BCDF-GHJK")]
    [InlineData("bcdfghjk", "BCDF-GHJK")]
    [InlineData("BCDF-GHJ", null)]
    [InlineData("BCDF-GHJKL", null)]
    [InlineData("ABCD-EFGH", null)]
    [InlineData("ВCDF-GHJK", null)]
    [InlineData("BCDF\u200bGHJK", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_code_is_read_as_people_type_it_and_nothing_else_is_one(string? typed, string? read)
    {
        Assert.Equal(read is not null, DeviceCode.TryParse(typed, out var code));
        Assert.Equal(read ?? "", code.ToString());
    }

    [Fact]
    public void A_code_that_was_made_is_read_back()
    {
        var code = DeviceCode.Create();
        Assert.True(DeviceCode.TryParse(code.ToString(), out var read));
        Assert.Equal(code, read);
    }

    [Fact]
    public void A_program_waits_for_ten_minutes_and_not_a_tick_longer()
    {
        var login = Login("10.0.0.1");
        var all = DeviceLogins.None.With(login);
        Assert.NotNull(all.Find(login.Code, login.EndsAt.AddTicks(-1)));
        Assert.Null(all.Find(login.Code, login.EndsAt));
        Assert.Null(all.Find(DeviceCode.Create(), Noon));
    }

    [Fact]
    public void One_place_fills_its_own_share_and_all_together_a_bound_and_time_makes_room()
    {
        var all = DeviceLogins.None;
        for (var place = 0; all.All.Count < DeviceLimits.Waiting; place++)
        {
            for (var number = 0; number < DeviceLimits.WaitingFromOnePlace; number++)
            {
                var login = Login($"10.0.0.{place}");
                Assert.Empty(all.Refuse(login));
                all = all.With(login);
            }

            if (all.All.Count < DeviceLimits.Waiting)
            {
                Assert.Equal("rate.limited", Assert.Single(all.Refuse(Login($"10.0.0.{place}"))).Code);
            }
        }

        Assert.Equal("rate.limited", Assert.Single(all.Refuse(Login("192.0.2.1"))).Code);
        var later = Login("192.0.2.1") with { AskedAt = Noon + DeviceLimits.Life };
        Assert.Empty(all.Refuse(later));
        Assert.Single(all.With(later).All);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\u202eb")]
    [InlineData("a\nb")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890")]
    public void A_name_that_could_deceive_is_refused(string name) =>
        Assert.Equal("request.invalid", Assert.Single(DeviceLogins.None.Refuse(Login("10.0.0.1") with { Name = name })).Code);

    [Theory]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void What_is_no_hash_is_refused(string sha256) =>
        Assert.Equal("request.invalid", Assert.Single(DeviceLogins.None.Refuse(Login("10.0.0.1") with { SecretSha256 = sha256 })).Code);

    private static DeviceLogin Login(string place) => new(DeviceCode.Create(), new string('0', 64), "dcops on a machine", place, place, Noon);
}
