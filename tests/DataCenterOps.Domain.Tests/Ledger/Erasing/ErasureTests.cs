using System.Text;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger.Erasing;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Erasing;

public sealed class ErasureTests
{
    private static readonly DateTimeOffset December = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("object/Person/p-1")]
    [InlineData("object/Key/cnas/dek")]
    [InlineData("month/cnas/2026-10")]
    [InlineData("month/-/2026-10")]
    public void A_name_is_read_back_as_it_was_written(string key)
    {
        Assert.True(ErasureSubject.TryParse(key, out var subject));
        Assert.Equal(key, subject.Key);
    }

    [Theory]
    [InlineData("")]
    [InlineData("object/Person")]
    [InlineData("object/Nobody/p-1")]
    [InlineData("object/Person/")]
    [InlineData("month/cnas/2026-13")]
    [InlineData("month/cnas/2026-1")]
    [InlineData("month/../2026-10")]
    [InlineData("month/CNAS/2026-10")]
    public void What_is_no_name_is_none(string key) => Assert.False(ErasureSubject.TryParse(key, out _));

    [Theory]
    [InlineData("month/cnas/2026-11", 59, "erasure.month_open")]
    [InlineData("month/cnas/2026-11", 60, null)]
    [InlineData("month/cnas/2026-12", 60, "erasure.month_open")]
    [InlineData("object/Person/p-1", 0, null)]
    [InlineData("object/System/s-1", 0, "erasure.nothing_personal")]
    public void A_month_is_erased_when_it_is_over_and_an_object_when_it_may_hold_something(string key, int minutes, string? reason)
    {
        Assert.True(ErasureSubject.TryParse(key, out var subject));
        Assert.Equal(reason, ErasureRules.Refuse(subject, December.AddMinutes(minutes)).SingleOrDefault()?.Code);
    }

    [Fact]
    public void The_entry_says_what_and_how_much()
    {
        Assert.True(ErasureSubject.TryObject(EstateSchema.Get("Person"), "p-1", out var one));
        Assert.True(ErasureSubject.TryMonth("cnas", "2026-10", out var month));
        Assert.Equal("""{"details":2,"id":"p-1","kind":"Person"}""", Encoding.UTF8.GetString(one.Write(2)));
        Assert.Equal("""{"details":9,"month":"2026-10","tenant":"cnas"}""", Encoding.UTF8.GetString(month.Write(9)));
    }
}
