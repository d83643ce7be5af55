using System.Data.Common;
using System.Globalization;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Migrations;
using DataCenterOps.Persistence.Views;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Persistence.Ledger.Past;

/// <summary>
/// Folds entries into a new SQLite file by the projections that write the live rows. What is personal is left out, as after
/// erasing it: no second copy of it is made that erasing would have to find.
/// </summary>
internal sealed class PastFold : IDisposable
{
    // The empty tables, some hundred KiB: making them step by step takes longer than many a fold.
    private static readonly Lazy<byte[]> Empty = new(MakeEmpty);

    private readonly ProjectionSet _projections;
    private readonly Func<string, ReadOnlyMemory<byte>?> _findDocument;
    private readonly SqliteStatements _statements;

    private PastFold(ProjectionSet projections, Func<string, ReadOnlyMemory<byte>?> findDocument, SqliteStatements statements) =>
        (_projections, _findDocument, _statements) = (projections, findDocument, statements);

    /// <summary>Makes the file.</summary>
    /// <param name="file">It must not be there.</param>
    /// <param name="projections">What makes rows of entries.</param>
    /// <param name="findDocument">Finds what an entry names by hash.</param>
    public static PastFold Create(string file, ProjectionSet projections, Func<string, ReadOnlyMemory<byte>?> findDocument)
    {
        Write(file, Empty.Value);
        var connection = Open(file);
        try
        {
            using var command = connection.CreateCommand();
            // Nobody reads it before it is whole, and nobody finds it after a crash: it needs no journal and no disk.
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -{PersistenceLimits.WriterCacheKilobytes}");
            command.ExecuteNonQuery();
            return new PastFold(projections, findDocument, SqliteStatements.Over(connection));
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Folds some entries on. Versions of one stream come in their order; the order between streams is free.</summary>
    /// <exception cref="DbException">The disk is full, or an entry contradicts one before it.</exception>
    public void Add(IEnumerable<StoredEntry> entries)
    {
        _statements.Execute("BEGIN");
        foreach (var entry in entries)
        {
            var list = new StatementList();
            _projections.Project(
                entry.Bytes, entry.Stream, entry.Version, EntryPosition.Known(entry.Position), _findDocument, static _ => null, list);
            foreach (var statement in list.Statements)
            {
                _statements.Execute(statement, []);
            }
        }

        _statements.Execute("COMMIT");
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _statements.Dispose();

    private static byte[] MakeEmpty()
    {
        var folder = Directory.CreateTempSubdirectory("dcops-asof-").FullName;
        try
        {
            var file = Path.Combine(folder, "empty.db");
            Schema.ApplyTo(file);
            using (var connection = Open(file))
            {
                using var command = connection.CreateCommand();
                command.CommandText = "PRAGMA journal_mode = DELETE";
                command.ExecuteNonQuery();
            }

            return File.ReadAllBytes(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Write(string file, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(bytes);
    }
}
