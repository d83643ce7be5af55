using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Tree;

public sealed class TilePathTests
{
    [Theory]
    [InlineData("tile/0/000", 0, 0L, 256)]
    [InlineData("tile/0/067", 0, 67L, 256)]
    [InlineData("tile/3/x001/067", 3, 1_067L, 256)]
    [InlineData("tile/0/x001/x234/067", 0, 1_234_067L, 256)]
    [InlineData("tile/63/x001/x234/067.p/255", 63, 1_234_067L, 255)]
    [InlineData("tile/1/999.p/1", 1, 999L, 1)]
    [InlineData("tile/1/x001/000.p/16", 1, 1_000L, 16)]
    public void A_tile_has_one_address(string text, int level, long index, int width)
    {
        var path = new TilePath(new TileId(level, index), width, IsEntries: false);
        Assert.Equal(text, path.ToString());
        Assert.True(TilePath.TryParse(text["tile/".Length..], out var read));
        Assert.Equal(path, read);
    }

    [Fact]
    public void Entries_lie_beside_the_tiles()
    {
        var path = new TilePath(new TileId(0, 1_234), 17, IsEntries: true);
        Assert.Equal("tile/entries/x001/234.p/17", path.ToString());
        Assert.True(TilePath.TryParse("entries/x001/234.p/17", out var read));
        Assert.Equal(path, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0/")]
    [InlineData("0/0")]
    [InlineData("0/67")]
    [InlineData("0/0067")]
    [InlineData("0/1067")]
    [InlineData("0/001/067")]
    [InlineData("0/x001/x067")]
    [InlineData("0/x000/067")]
    [InlineData("0/x1/067")]
    [InlineData("0/X001/067")]
    [InlineData("0/x001//067")]
    [InlineData("0/x001/067/")]
    [InlineData("0/+67")]
    [InlineData("0/ 67")]
    [InlineData("0/-67")]
    [InlineData("0/٠٦٧")]
    [InlineData("00/067")]
    [InlineData("-1/067")]
    [InlineData("64/067")]
    [InlineData("entry/067")]
    [InlineData("0/067.p")]
    [InlineData("0/067.p/")]
    [InlineData("0/067.p/0")]
    [InlineData("0/067.p/256")]
    [InlineData("0/067.p/01")]
    [InlineData("0/067.p/1/2")]
    [InlineData("0/067.p/1.p/1")]
    [InlineData("0/x999/x999/x999/x999/x999/999")]
    [InlineData("0/x001/x999/x999/x999/x999/x999/x999/999")]
    public void No_other_text_is_an_address(string? text) => Assert.False(TilePath.TryParse(text, out _));
}
