using System.Text;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Persistence.Ledger.Backup;
using DataCenterOps.Persistence.Tests.Ledger.Sealing;

namespace DataCenterOps.Persistence.Tests.Ledger.Backup;

/// <summary>Whatever is done to an archive, nothing of it is taken in and the database stays empty.</summary>
public sealed class TamperedArchiveTests(Databases databases)
{
    private const string Entries = "ledger_entry/00000000.ndjson";
    private const string Documents = "ledger_document/00000000.ndjson";
    private const string Details = "ledger_detail/00000000.ndjson";
    private const string People = "person_login/00000000.ndjson";

    private static readonly LogKeys Strangers = LogKeys.New(TestSealer.Keys.Origin);

    [Fact]
    public async Task What_was_changed_in_any_way_is_refused_and_nothing_is_kept()
    {
        await using var source = new Silo(await databases.CreateAsync(Databases.Sqlite));
        await FilledSilo.FillAsync(source);
        await new TestSealer(source).SealAsync(Tests.Entries.Noon);
        var archive = await Archives.OfAsync(source);
        var members = Archives.Members(archive);
        Assert.All([Entries, Documents, Details, People], name => Assert.Contains(members, member => member.Name == name));

        // With the secrets, so that a detail can be opened and compared.
        await using var target = new Silo(await databases.CreateAsync(Databases.Sqlite));
        Archives.CopySecrets(source, target);

        await BytesAsync(target, archive);
        await MembersAsync(target, members);
        await RowsAsync(target, members);

        // And as it is it is taken in.
        Assert.Equal(307, (await Archives.RestoreAsync(target, archive)).Entries);
        await RefusedAsync(target, archive, BackupReason.NotEmpty, "twice");
    }

    private static async Task BytesAsync(Silo target, byte[] archive)
    {
        // Of the whole: a bit, the end, something behind it, no archive at all.
        for (var at = 20; at < archive.Length - 8; at += archive.Length / 25)
        {
            var flipped = archive.ToArray();
            flipped[at] ^= 4;
            if (!Archives.SayTheSame(flipped, archive))
            {
                await RefusedAsync(target, flipped, null, $"bit at {at}");
            }
        }

        // Of the last bytes, which are gzip's own sum behind everything, nothing depends.
        for (var cut = 0; cut <= archive.Length * 9 / 10; cut += archive.Length / 10)
        {
            await RefusedAsync(target, archive[..cut], null, $"cut at {cut}");
        }

        await RefusedAsync(target, Encoding.UTF8.GetBytes("no archive, and long enough to be read as the beginning of one"), BackupReason.Format, "text");
    }

    private static async Task MembersAsync(Silo target, List<(string Name, byte[] Bytes)> members)
    {
        // Of the members: each missing, exchanged with the next, twice; one more.
        for (var i = 0; i < members.Count; i++)
        {
            await RefusedAsync(target, Archives.Of(members.Where((_, n) => n != i)), null, $"without {members[i].Name}");
            await RefusedAsync(target, Archives.Of(members.Take(i + 1).Append(members[i]).Concat(members.Skip(i + 1))), null, $"twice {members[i].Name}");
            if (i + 1 < members.Count)
            {
                await RefusedAsync(target, Archives.Of([.. members.Take(i), members[i + 1], members[i], .. members.Skip(i + 2)]), null, $"swapped {members[i].Name}");
            }
        }

        await RefusedAsync(target, Archives.Of(members.Append(("more", [1]))), BackupReason.Damaged, "one more");
    }

    private static async Task RowsAsync(Silo target, List<(string Name, byte[] Bytes)> members)
    {
        // A row that was changed contradicts the manifest; with another manifest, the seal.
        var hacked = Edit(members, People, text => text.Replace("password_hash-1", "password_hash-9", StringComparison.Ordinal));
        await RefusedAsync(target, Archives.Of(hacked), BackupReason.Damaged, "a password");
        await RefusedAsync(target, Archives.Resealed(hacked, Strangers), BackupReason.Seal, "a password, with a stranger's seal");

        // Who has the log's key could seal: the entries then contradict what was signed, or themselves.
        await SealedAsync(target, Edit(members, Entries, text => Swap(text, 10, 11)), "two entries exchanged");
        await SealedAsync(target, Edit(members, Entries, text => Drop(text, 10)), "an entry left out");
        await SealedAsync(target, Edit(members, Entries, text => DropLast(text, 20)), "the last signed ones left out");
        await SealedAsync(target, Edit(members, Entries, text => text.Replace("""\"n\":17}""", """\"n\":18}""", StringComparison.Ordinal)), "an entry changed");
        await SealedAsync(target, Edit(members, Entries, text => text.Replace("\"a/17\",1", "\"a/18\",1", StringComparison.Ordinal)), "a row that names another stream");
        await SealedAsync(target, Edit(members, Documents, text => text.Replace("«x»", "«y»", StringComparison.Ordinal)), "a document changed");
        await SealedAsync(target, Edit(members, Details, text => text.Replace(",null,\"", ",null,\"AAAA", StringComparison.Ordinal)), "a detail changed");
        await SealedAsync(target, Edit(members, Details, text => text.Replace("\"b/1\"", "\"a/1\"", StringComparison.Ordinal)), "a detail of another entry");
    }

    private static Task SealedAsync(Silo target, List<(string Name, byte[] Bytes)> members, string what) =>
        RefusedAsync(target, Archives.Resealed(members, TestSealer.Keys), BackupReason.Ledger, what);

    private static async Task RefusedAsync(Silo target, byte[] archive, string? code, string what)
    {
        BackupRefusedException? refused = null;
        try
        {
            await Archives.RestoreAsync(target, archive);
        }
        catch (BackupRefusedException exception)
        {
            refused = exception;
        }

        Assert.True(refused is not null, $"{what}: taken in");
        Assert.NotEmpty(refused.Reasons);
        if (code is not null)
        {
            Assert.True(refused.Reasons[0].Code == code, $"{what}: {refused.Message}");
        }

        if (code != BackupReason.NotEmpty)
        {
            Assert.True(target.Get<BackupRestore>().IsEmpty(), $"{what}: something is left");
        }
    }

    private static List<(string Name, byte[] Bytes)> Edit(IEnumerable<(string Name, byte[] Bytes)> members, string name, Func<string, string> edit)
    {
        var edited = members.Select(member => member.Name == name ? (member.Name, Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(member.Bytes)))) : member).ToList();
        Assert.False(edited.Single(member => member.Name == name).Item2.AsSpan().SequenceEqual(members.Single(member => member.Name == name).Bytes), $"nothing was changed in {name}");
        return edited;
    }

    private static string Swap(string text, int first, int second)
    {
        var lines = text.Split('\n');
        (lines[first], lines[second]) = (lines[second], lines[first]);
        return string.Join('\n', lines);
    }

    private static string Drop(string text, int line) => string.Join('\n', text.Split('\n').Where((_, i) => i != line));

    private static string DropLast(string text, int lines) => string.Join('\n', text.Split('\n').SkipLast(lines + 1)) + "\n";
}
