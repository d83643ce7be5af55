using DataCenterOps.Cryptography.Notes;

namespace DataCenterOps.Cryptography.Tests.Notes;

public sealed class LogKeyFileTests
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("dcops-").FullName, "ledger.key");

    [Fact]
    public void The_first_start_makes_the_keys_and_the_next_ones_keep_them()
    {
        var first = LogKeys.Open(_file, "dc.example/ledger", out var isNew);
        var second = LogKeys.Open(_file, "dc.example/ledger", out var isNewAgain);

        Assert.True(isNew);
        Assert.False(isNewAgain);
        Assert.Equal(first.VerifierLines, second.VerifierLines);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(_file)!));
    }

    [Fact]
    public void Nobody_but_the_owner_can_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("modes of files are not those of Windows");
            return;
        }

        LogKeys.Open(_file, "dc.example/ledger", out _);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_file));

        File.SetUnixFileMode(_file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        var refused = Assert.Throws<InvalidDataException>(() => LogKeys.Open(_file, "dc.example/ledger", out _));
        Assert.Contains("0600", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_that_start_at_once_all_have_the_same_keys()
    {
        var lines = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(
            () => LogKeys.Open(_file, "dc.example/ledger", out var _).VerifierLines, TestContext.Current.CancellationToken)));

        Assert.Single(lines.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void A_file_that_is_cut_off_is_refused_and_not_made_anew()
    {
        LogKeys.Open(_file, "dc.example/ledger", out _);
        File.WriteAllText(_file, File.ReadAllText(_file)[..40]);
        Assert.Throws<InvalidDataException>(() => LogKeys.Open(_file, "dc.example/ledger", out _));
    }
}
