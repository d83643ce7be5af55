using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using static DataCenterOps.Persistence.Tests.Entries;

namespace DataCenterOps.Persistence.Tests.Ledger;

public sealed class AppendTests(Databases databases)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_is_appended_is_read_back_in_order(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));

        var first = await silo.Ledger.AppendAsync(Append("system/cnas/claims", 0, Entry(), Entry()), Token);
        var second = await silo.Ledger.AppendAsync(Append("system/cnas/claims", 2, Entry()), Token);
        var read = await silo.Ledger.ReadAsync(new StreamId("system/cnas/claims"), 1, Token).ToArrayAsync(Token);

        Assert.Equal(2, first.Version);
        Assert.Equal(3, second.Version);
        Assert.True(second.Position > first.Position);
        Assert.Equal([2L, 3L], read.Select(entry => entry.Version));
        Assert.Equal(second.Position, read[1].Position);
        Assert.Equal(3, await silo.Ledger.ReadAllAsync(0, Token).CountAsync(Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_stale_version_loses_and_its_neighbours_do_not_notice(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        await silo.Ledger.AppendAsync(Append("a/1", 0, Entry()), Token);

        var appends = Enumerable.Range(0, 200).Select(i => i % 10 == 3
            ? silo.Ledger.AppendAsync(Append("a/1", 0, Entry()), Token)
            : silo.Ledger.AppendAsync(Append($"b/{i}", 0, Entry()), Token)).ToArray();
        var failures = await Task.WhenAll(appends.Select(append => append.ContinueWith(
            done => done.Exception?.InnerException, Token, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.Equal(20, failures.Count(failure => failure is LedgerConflictException));
        Assert.Equal(180, failures.Count(failure => failure is null));
        Assert.Equal(181, await silo.Ledger.ReadAllAsync(0, Token).CountAsync(Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Of_many_that_want_the_same_version_one_gets_it(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            try
            {
                await silo.Ledger.AppendAsync(Append("a/1", 0, Entry(), Entry()), Token);
                return true;
            }
            catch (LedgerConflictException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, won => won);
        Assert.Equal(2, await silo.Ledger.ReadAllAsync(0, Token).CountAsync(Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_version_ahead_of_the_stream_is_refused(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));

        await Assert.ThrowsAsync<LedgerConflictException>(() => silo.Ledger.AppendAsync(Append("a/1", 5, Entry()), Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_answer_to_an_operation_is_remembered(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var operation = Operation("operation-1", "abcd");

        var done = await silo.Ledger.AppendAsync(
            Append("a/1", 0, Entry()) with { Operation = operation, Answer = "yes"u8.ToArray() }, Token);
        var found = await silo.Ledger.FindAsync("u-12", operation.Id, Token);

        Assert.NotNull(found);
        Assert.True(found.IsTo(operation));
        Assert.False(found.IsTo(Operation("operation-1", "abce")));
        Assert.Equal(done.Position, found.Position);
        Assert.Equal("yes", Encoding.UTF8.GetString(found.Answer.Span));
        Assert.Null(await silo.Ledger.FindAsync("u-13", operation.Id, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_operation_that_comes_twice_at_once_is_written_once(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(async i =>
        {
            try
            {
                await silo.Ledger.AppendAsync(Append($"a/{i}", 0, Entry()) with { Operation = Operation("operation-1") }, Token);
                return true;
            }
            catch (LedgerConflictException)
            {
                return false;
            }
        }));

        Assert.Single(outcomes, won => won);
        Assert.Equal(1, await silo.Ledger.ReadAllAsync(0, Token).CountAsync(Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_answer_without_a_change_is_remembered_too(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));

        var done = await silo.Ledger.AppendAsync(Append("a/1", 0) with { Operation = Operation("operation-1") }, Token);

        Assert.Equal(new Appended(0, 0), done);
        Assert.NotNull(await silo.Ledger.FindAsync("u-12", Operation("operation-1").Id, Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_fact_that_fails_takes_its_append_with_it_and_nobody_elses(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));

        var appends = Enumerable.Range(0, 40).Select(i => silo.Ledger.AppendAsync(
            Append($"a/{i}", 0, Entry()) with { Facts = i == 7 ? [new Broken()] : [] }, Token)).ToArray();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => appends[7]);
        foreach (var append in appends.Where((_, i) => i != 7))
        {
            await append;
        }

        Assert.Equal(39, await silo.Ledger.ReadAllAsync(0, Token).CountAsync(Token));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_compare_and_set_that_finds_nothing_writes_nothing(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));

        var made = await silo.Writer.WriteAsync(new Link("h1", null), Token);
        await silo.Writer.WriteAsync(new Link("h1", Noon), Token);
        await Assert.ThrowsAsync<RowsExpectedException>(() => silo.Writer.WriteAsync(new Link("h1", Noon), Token));

        Assert.Equal([1], made);
        Assert.Single(await silo.RowsAsync("one_time_link"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_document_is_kept_by_its_hash(string engine)
    {
        await using var silo = new Silo(await databases.CreateAsync(engine));
        var document = LedgerDocument.Of("{\"a\":1}"u8.ToArray());

        await silo.Ledger.AppendAsync(Append("a/1", 0, Entry()) with { Documents = [document] }, Token);
        await silo.Ledger.AppendAsync(Append("a/2", 0, Entry()) with { Documents = [document] }, Token);
        var found = await silo.Ledger.FindDocumentAsync(document.Sha256, Token);

        Assert.Equal(document.Bytes.ToArray(), found!.Value.ToArray());
        Assert.Null(await silo.Ledger.FindDocumentAsync("00", Token));
    }

    private sealed record Broken : IFactWrite
    {
        public void Write(IWriteSession session) => session.Execute("INSERT INTO no_such_table (a) VALUES ($1)", 1);
    }

    private sealed record Link(string Hash, DateTimeOffset? UsedAt) : IFactWrite
    {
        public void Write(IWriteSession session)
        {
            if (UsedAt is { } at)
            {
                session.ExecuteExactly(1, "UPDATE one_time_link SET used_at = $2 WHERE hash = $1 AND used_at IS NULL", Hash, at);
                return;
            }

            session.Execute(
                "INSERT INTO one_time_link (hash, subject, tenant, roles, expires_at) VALUES ($1, 'u-1', '*', 'operator', $2)",
                Hash, Noon);
        }
    }
}
