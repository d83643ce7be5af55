using System.Buffers;
using System.Text;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Ledger.Tree;
using Xunit;

namespace DataCenterOps.Domain.Tests.Ledger.Backup;

public sealed class BackupFormatTests
{
    private static readonly BackupTable Table = new(
        "t",
        [new("n", BackupColumnKind.Number), new("t", BackupColumnKind.Text), new("b", BackupColumnKind.Bytes), new("a", BackupColumnKind.Amount), new("f", BackupColumnKind.Flag)], 1);

    [Fact]
    public void A_row_is_read_as_it_was_written()
    {
        object?[][] rows =
        [
            [long.MaxValue, "نص «x» \" \\ \n \u0001 \U0001F512", new byte[] { 0, 255 }, "-1234567890.123456789", true],
            [long.MinValue, "", Array.Empty<byte>(), "0", false],
            [0L, "a", Encoding.UTF8.GetBytes("{\"a\":\"é\\n\0\"}"), "100", true],
            [null, null, null, null, null],
        ];
        foreach (var row in rows)
        {
            var buffer = new ArrayBufferWriter<byte>();
            BackupRow.Write(buffer, Table, row);
            Assert.Equal(1, buffer.WrittenSpan.Count((byte)'\n'));
            Assert.Equal(row, BackupRow.Read(Table, buffer.WrittenSpan[..^1]));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("[1,\"\",\"\",\"0\",true,1]")]
    [InlineData("[1,\"\",\"\",\"0\",true] ,")]
    [InlineData("[1.5,\"\",\"\",\"0\",true]")]
    [InlineData("[\"1\",\"\",\"\",\"0\",true]")]
    [InlineData("[1,2,\"\",\"0\",true]")]
    [InlineData("[1,\"\",\"not base64\",\"0\",true]")]
    [InlineData("[1,\"\",[\"a\",\"b\"],\"0\",true]")]
    [InlineData("[1,\"\",\"\",\"1.50\",true]")]
    [InlineData("[1,\"\",\"\",\"1e5\",true]")]
    [InlineData("[1,\"\",\"\",\"0\",1]")]
    public void What_is_no_row_of_the_table_is_none(string line) => Assert.Null(BackupRow.Read(Table, Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Nobody_takes_the_seal_of_an_archive_for_a_checkpoint()
    {
        var text = new BackupSeal("dc.example/ledger", new string('a', 64)).ToString();
        Assert.False(Checkpoint.TryParse(text, out _));
        Assert.False(Checkpoint.TryParse(new BackupSeal("12", new string('a', 64)).ToString(), out _));
        Assert.True(BackupSeal.TryParse(text, out var seal));
        Assert.Equal(text, seal.ToString());
        Assert.False(BackupSeal.TryParse(new Checkpoint("dcops backup", 1, TreeHash.Empty).ToString(), out _));
    }

    [Fact]
    public void The_next_epoch_is_named_by_its_moment_and_larger_than_every_other()
    {
        var now = new DateTimeOffset(2026, 11, 30, 22, 49, 4, TimeSpan.Zero);
        Assert.Equal(2_026_113_022_490_490, EpochRules.Next(now, 90, 1));
        Assert.Equal(2_026_113_022_490_490, EpochRules.Next(now.ToOffset(TimeSpan.FromHours(1)), 590, 1));
        Assert.Equal(2_026_113_022_490_500, EpochRules.Next(now, 1, 2_026_113_022_490_499));
        Assert.True(EpochRules.Next(new DateTimeOffset(9000, 1, 1, 0, 0, 0, TimeSpan.Zero), 99, 1) < EpochRules.LargestNumber);
        Assert.Equal("dc/ledger/2026113022490490", EpochRules.Origin("dc/ledger", 2_026_113_022_490_490));
        Assert.Equal(2_026_113_022_490_490, EpochRules.EpochOf("dc/ledger", "dc/ledger/2026113022490490"));
        Assert.Equal(1, EpochRules.EpochOf("dc/ledger", "dc/ledger"));
        Checkpoint[] heads = [Head("dc/ledger", 900), Head("dc/ledger/2026113022490490", 7), Head("dc/ledger/2026113022490490", 5)];
        Assert.Equal(heads[1], EpochRules.Newest(heads));
        Assert.Equal(heads[1], EpochRules.Newest(heads[1..]));
        Assert.Null(EpochRules.Newest([]));
        Assert.Equal("backup.fork", Assert.Throws<BackupRefusedException>(() => EpochRules.Newest([heads[1], heads[1] with { Root = TreeHash.OfLeaf([9]) }])).Reasons[0].Code);
        Assert.Equal("backup.fork", Assert.Throws<BackupRefusedException>(() => EpochRules.Newest([heads[0], Head("other", 1)])).Reasons[0].Code);
        Assert.All(["dc/ledger/", "dc/ledger/01", "dc/ledger/1", "dc/ledger/x", "dc/ledgers", "other"], origin => Assert.Null(EpochRules.EpochOf("dc/ledger", origin)));
    }

    private static Checkpoint Head(string origin, long size) => new(origin, size, TreeHash.OfLeaf(BitConverter.GetBytes(size)));
}
