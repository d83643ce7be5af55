using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.Tests.Views;

/// <summary>A decision that relies on an earlier look must see every commit since: one that is overlooked would be judged by rules that are no longer in force.</summary>
public sealed class CommitMarkTests
{
    private const int Commits = 200;

    [Fact]
    public void It_stays_while_nothing_is_committed_and_changes_with_every_commit_of_another_connection()
    {
        var (file, writer) = New();
        using var database = new SqliteReadDatabase(new StorageOptions { DataFolder = Path.GetDirectoryName(file)! });
        using (writer)
        {
            var seen = new HashSet<long?> { database.CommitMark() };
            for (var commit = 0; commit < Commits; commit++)
            {
                Execute(writer, "INSERT INTO mark VALUES (1)");
                Assert.True(seen.Add(database.CommitMark()), $"commit {commit} was overlooked");
                Assert.False(seen.Add(database.CommitMark()), "it changed although nothing was committed");
            }
        }
    }

    [Fact]
    public void What_is_not_committed_yet_or_taken_back_is_no_change()
    {
        var (file, writer) = New();
        using var database = new SqliteReadDatabase(new StorageOptions { DataFolder = Path.GetDirectoryName(file)! });
        using (writer)
        {
            var before = database.CommitMark();
            Execute(writer, "BEGIN IMMEDIATE; INSERT INTO mark VALUES (1)");
            Assert.Equal(before, database.CommitMark());
            Execute(writer, "ROLLBACK");
            Assert.Equal(before, database.CommitMark());
            Execute(writer, "BEGIN IMMEDIATE; INSERT INTO mark VALUES (1)");
            Execute(writer, "COMMIT");
            Assert.NotEqual(before, database.CommitMark());
        }
    }

    [Fact]
    public void Numbers_of_a_connection_that_was_lost_are_never_given_again()
    {
        var (file, writer) = New();
        using var mark = new SqliteCommitMark(file);
        using (writer)
        {
            var before = mark.Read();

            // As after an error: the next connection counts anew.
            mark.Dispose();
            Assert.NotEqual(before, mark.Read());
        }
    }

    private static (string File, SqliteConnection Writer) New()
    {
        var storage = new StorageOptions { DataFolder = Directory.CreateTempSubdirectory("dcops-").FullName };
        Schema.Apply(storage);
        var writer = new SqliteConnection($"Data Source={storage.LedgerFile};Pooling=False");
        writer.Open();
        Execute(writer, "CREATE TABLE mark (n INTEGER)");
        return (storage.LedgerFile, writer);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
