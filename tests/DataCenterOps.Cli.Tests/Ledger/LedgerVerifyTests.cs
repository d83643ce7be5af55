using DataCenterOps.Cli.Shell;
using DataCenterOps.Components;

namespace DataCenterOps.Cli.Tests.Ledger;

public sealed class LedgerVerifyTests
{
    private static readonly string Keys = TestLog.Keys.VerifierLines;

    [Theory]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(700)]
    public async Task A_whole_copy_holds(int size)
    {
        using var folder = TestLog.Of(size).ToFolder();
        var (code, text, error) = await VerifyAsync(folder.Path);
        Assert.True(code == ExitCode.Done, text + error);
        Assert.Contains($"{size} entries of `log.example/ledger`", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Copies_of_several_sizes_extend_each_other()
    {
        using var log = TestLog.Of(300);
        using var folder = log.ToFolder();
        log.To(301).ToFolder(folder);
        log.To(700).ToFolder(folder);
        var (code, text, error) = await VerifyAsync(folder.Path);
        Assert.True(code == ExitCode.Done, text + error);
        Assert.Contains("3 checkpoints extend each other", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tile/entries/000", 20, "0")]
    [InlineData("tile/entries/001", 0, "256")]
    [InlineData("tile/entries/002.p/188", -1, "699")]
    [InlineData("tile/0/000", 32 * 17, "17")]
    [InlineData("tile/0/002.p/188", -1, "699")]
    [InlineData("tile/1/000.p/2", 32, "256")]
    public async Task A_changed_byte_is_found_and_the_first_bad_entry_named(string file, int at, string index)
    {
        using var folder = TestLog.Of(700).ToFolder();
        Change(folder, file, bytes =>
        {
            bytes[at < 0 ? bytes.Length + at : at] ^= 1;
            return bytes;
        });
        await FailsAsync(folder, index);
    }

    [Theory]
    [InlineData("tile/entries/001", "256")]
    [InlineData("tile/0/001", "256")]
    [InlineData("tile/1/000.p/2", "0")]
    public async Task A_missing_or_shortened_file_is_found(string file, string index)
    {
        using var folder = TestLog.Of(700).ToFolder();
        Change(folder, file, bytes => bytes[..^1]);
        await FailsAsync(folder, index);
        File.Delete(folder.At(file));
        await FailsAsync(folder, index);
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_found()
    {
        using var folder = TestLog.Of(700).ToFolder();
        var first = TestLog.Entry(0, "a").Length + 2;
        Change(folder, "tile/entries/000", bytes => [.. bytes[first..(2 * first)], .. bytes[..first], .. bytes[(2 * first)..]]);
        await FailsAsync(folder, "0");
    }

    [Fact]
    public async Task A_rewritten_ledger_under_an_older_checkpoint_is_found()
    {
        // The same keys, another history: whoever has kept the first checkpoint sees it.
        using var folder = TestLog.Of(300).ToFolder();
        TestLog.Of(700, "b").ToFolder(folder);
        File.Delete(folder.At("tile/0/001.p/44"));
        File.Delete(folder.At("tile/entries/001.p/44"));
        File.Delete(folder.At("tile/1/000.p/1"));
        var text = await FailsAsync(folder, "0");
        Assert.Contains("checkpoint over 300", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_roots_of_one_size_are_two_histories()
    {
        using var folder = TestLog.Of(300).ToFolder();
        folder.With("checkpoints/300", TestLog.Of(300, "b").Note!.ToString());
        var (code, text, _) = await VerifyAsync(folder.Path);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("two histories", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_left_of_an_older_tree_must_be_its_beginning()
    {
        using var folder = TestLog.Of(700).ToFolder();
        folder.With("tile/0/001.p/44", TestLog.Of(300).Bytes(new(new(0, 1), 44, false)));
        Assert.Equal(ExitCode.Done, (await VerifyAsync(folder.Path)).Code);
        Change(folder, "tile/0/001.p/44", bytes =>
        {
            bytes[3] ^= 1;
            return bytes;
        });
        await FailsAsync(folder, "256");
    }

    [Theory]
    [InlineData("tile/0/999")]
    [InlineData("tile/0/notes.txt")]
    [InlineData("tile/5/000.p/1")]
    public async Task What_is_no_part_of_the_log_is_named(string file)
    {
        using var folder = TestLog.Of(300).ToFolder();
        folder.With(file, new byte[32]);
        var (code, text, _) = await VerifyAsync(folder.Path);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains(file, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_with_a_gap_is_named_though_it_was_signed()
    {
        using var log = TestLog.Of(300);
        using var folder = log.Add(TestLog.Entry(340, "a")).Sign().ToFolder();
        var text = await FailsAsync(folder, "300");
        Assert.Contains("version 18 of `system/t/0`", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_checkpoint_without_one_of_the_signatures_or_of_another_log_does_not_hold()
    {
        using var log = TestLog.Of(300);
        using var folder = log.ToFolder();
        var strangers = Cryptography.Notes.LogKeys.New("log.example/ledger").VerifierLines;
        Assert.Equal(ExitCode.Refused, (await VerifyAsync(folder.Path, strangers)).Code);
        foreach (var line in log.Note!.Signatures)
        {
            folder.With("checkpoint.300", (log.Note with { Signatures = [line] }).ToString());
            Assert.Equal(ExitCode.Refused, (await VerifyAsync(folder.Path)).Code);
        }

        File.Delete(folder.At("checkpoint.300"));
        Assert.Equal(ExitCode.Refused, (await VerifyAsync(folder.Path)).Code);
    }

    [Fact]
    public async Task A_receipt_holds_and_with_any_byte_changed_it_does_not()
    {
        using var folder = new Folder();
        var text = TestLog.Of(300).Receipt(256).ToString();
        folder.With("entry.tlog-proof", text);
        var (code, said, error) = await VerifyAsync(folder.At("entry.tlog-proof"));
        Assert.True(code == ExitCode.Done, said + error);
        Assert.Contains("entry 256 is in the ledger `log.example/ledger` of 300 entries", said, StringComparison.Ordinal);

        // Every byte is tried one layer below; here some of each part.
        foreach (var part in new[] { "extra ey", "index 256", "\n\n", "log.example", "300\n", "— log" })
        {
            var at = text.IndexOf(part, StringComparison.Ordinal) + part.Length - 1;
            folder.With("bad.tlog-proof", text[..at] + (char)(text[at] ^ 1) + text[(at + 1)..]);
            Assert.Equal(ExitCode.Refused, (await VerifyAsync(folder.At("bad.tlog-proof"))).Code);
        }
    }

    [Fact]
    public async Task A_server_is_verified_as_a_folder_is()
    {
        using var log = TestLog.Of(700);
        var (code, text, error) = await Dcops.RunAsync(log, _ => null, "ledger", "verify", TestLog.Url, "--vkey", Keys);
        Assert.True(code == ExitCode.Done, text + error);
        Assert.Contains("/ledger/checkpoint", log.Asked, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Programs_get_the_first_bad_entry_as_json()
    {
        using var folder = TestLog.Of(300).ToFolder();
        Assert.Contains("\"holds\": true", (await VerifyAsync(folder.Path, Keys, "-o", "json")).Out, StringComparison.Ordinal);
        Change(folder, "tile/entries/000", bytes =>
        {
            bytes[5] ^= 1;
            return bytes;
        });
        var (code, text, _) = await VerifyAsync(folder.Path, Keys, "-o", "json");
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("\"badIndex\": 0", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_log_of_another_program_is_verified_but_for_its_streams()
    {
        var suite = Suites.Find("tlog-tessera");
        Assert.SkipUnless(suite is not null, suite is null ? Component.Missing("suite tlog-tessera") : "");
        var key = "@" + Path.Combine(suite!, "vkey.txt");
        var (code, text, error) = await VerifyAsync(suite!, key);
        Assert.True(code == ExitCode.Done, text + error);
        Assert.Contains("8 checkpoints", text, StringComparison.Ordinal);
        Assert.Contains("not of this program", text, StringComparison.Ordinal);

        // Every file that is part of the log, one byte of each changed.
        foreach (var file in Directory.EnumerateFiles(suite!, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(suite!, file))
            .Where(file => file.StartsWith("tile", StringComparison.Ordinal) || file.StartsWith("checkpoint", StringComparison.Ordinal)))
        {
            using var copy = new Folder();
            foreach (var other in Directory.EnumerateFiles(suite!, "*", SearchOption.AllDirectories))
            {
                copy.With(Path.GetRelativePath(suite!, other), await File.ReadAllBytesAsync(other, TestContext.Current.CancellationToken));
            }

            Change(copy, file, bytes =>
            {
                bytes[bytes.Length / 2] ^= 1;
                return bytes;
            });
            Assert.True((await VerifyAsync(copy.Path, key)).Code == ExitCode.Refused, file);
        }
    }

    [Fact]
    public async Task What_is_no_key_is_wrong_usage()
    {
        using var folder = TestLog.Of(3).ToFolder();
        Assert.Equal(ExitCode.Usage, (await VerifyAsync(folder.Path, "nonsense")).Code);
        Assert.Equal(ExitCode.Usage, (await VerifyAsync(folder.Path, "@" + folder.At("absent"))).Code);
    }

    [Fact]
    public async Task Either_keys_or_a_policy_that_names_a_log_must_be_given()
    {
        using var folder = TestLog.Of(3).ToFolder();
        var key = TestLog.Keys.VerifierLines.Split('\n')[0];
        folder.With("good", $"log {key}\nquorum none\n").With("no-log", "quorum none\n").With("wrong", $"log {key}\nquorum nobody\nwitness\n");
        Task<(int Code, string Out, string Error)> RunAsync(params string[] args) => Dcops.RunAsync(new FakeServer(), ["ledger", "verify", folder.Path, .. args]);

        Assert.Equal(ExitCode.Done, (await RunAsync("--policy", folder.At("good"))).Code);
        foreach (var args in new[] { [], ["--policy", folder.At("good"), "--vkey", key], ["--policy", folder.At("no-log")], new[] { "--policy", folder.At("absent") } })
        {
            Assert.Equal(ExitCode.Usage, (await RunAsync(args)).Code);
        }

        var (code, _, error) = await RunAsync("--policy", folder.At("wrong"));
        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("line 2: `nobody` is not defined before it; line 3: a line `witness` is", error, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Out, string Error)> VerifyAsync(string target, string? keys = null, params string[] more) =>
        Dcops.RunAsync(new FakeServer(), ["ledger", "verify", target, "--vkey", keys ?? Keys, .. more]);

    private static async Task<string> FailsAsync(Folder folder, string index)
    {
        var (code, text, error) = await VerifyAsync(folder.Path);
        Assert.True(code == ExitCode.Refused, text + error);
        Assert.StartsWith($"does not hold from entry {index} on:", text, StringComparison.Ordinal);
        return text;
    }

    private static void Change(Folder folder, string file, Func<byte[], byte[]> change) =>
        folder.With(file, change(File.ReadAllBytes(folder.At(file))));
}
