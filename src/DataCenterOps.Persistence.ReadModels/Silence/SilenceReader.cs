using System.Collections;
using System.Data;
using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels.Silence;

/// <summary>Rows of the driver, for which nobody waits on a silent server.</summary>
internal sealed class SilenceReader(NpgSqlConnection connection, DbDataReader inner) : DbDataReader
{
    private bool _isDone;

    public override int Depth => inner.Depth;

    public override int FieldCount => inner.FieldCount;

    public override bool HasRows => inner.HasRows;

    public override bool IsClosed => inner.IsClosed;

    public override int RecordsAffected => inner.RecordsAffected;

    public override int VisibleFieldCount => inner.VisibleFieldCount;

    public override object this[int ordinal] => inner[ordinal];

    public override object this[string name] => inner[name];

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => connection.WaitAsync(inner.ReadAsync(cancellationToken));

    public override Task<bool> NextResultAsync(CancellationToken cancellationToken) => connection.WaitAsync(inner.NextResultAsync(cancellationToken));

    public override Task<bool> IsDBNullAsync(int ordinal, CancellationToken cancellationToken) =>
        connection.WaitAsync(inner.IsDBNullAsync(ordinal, cancellationToken));

    public override Task<T> GetFieldValueAsync<T>(int ordinal, CancellationToken cancellationToken) =>
        connection.WaitAsync(inner.GetFieldValueAsync<T>(ordinal, cancellationToken));

    public override async Task CloseAsync()
    {
        if (IsToBeClosed())
        {
            await LeaveAsync(inner.CloseAsync());
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (IsToBeClosed())
        {
            await LeaveAsync(inner.DisposeAsync().AsTask());
        }

        await base.DisposeAsync();
    }

    public override bool Read() => inner.Read();

    public override bool NextResult() => inner.NextResult();

    public override void Close()
    {
        if (IsToBeClosed())
        {
            inner.Dispose();
        }
    }

    public override bool IsDBNull(int ordinal) => inner.IsDBNull(ordinal);

    public override T GetFieldValue<T>(int ordinal) => inner.GetFieldValue<T>(ordinal);

    public override bool GetBoolean(int ordinal) => inner.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => inner.GetByte(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        inner.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override char GetChar(int ordinal) => inner.GetChar(ordinal);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        inner.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    public override string GetDataTypeName(int ordinal) => inner.GetDataTypeName(ordinal);

    public override DateTime GetDateTime(int ordinal) => inner.GetDateTime(ordinal);

    public override decimal GetDecimal(int ordinal) => inner.GetDecimal(ordinal);

    public override double GetDouble(int ordinal) => inner.GetDouble(ordinal);

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    public override Type GetFieldType(int ordinal) => inner.GetFieldType(ordinal);

    public override float GetFloat(int ordinal) => inner.GetFloat(ordinal);

    public override Guid GetGuid(int ordinal) => inner.GetGuid(ordinal);

    public override short GetInt16(int ordinal) => inner.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => inner.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => inner.GetInt64(ordinal);

    public override string GetName(int ordinal) => inner.GetName(ordinal);

    public override int GetOrdinal(string name) => inner.GetOrdinal(name);

    public override DataTable? GetSchemaTable() => inner.GetSchemaTable();

    public override string GetString(int ordinal) => inner.GetString(ordinal);

    public override object GetValue(int ordinal) => inner.GetValue(ordinal);

    public override int GetValues(object[] values) => inner.GetValues(values);

    protected override void Dispose(bool disposing)
    {
        if (disposing && IsToBeClosed())
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    // Once, and not while something that was let go of still reads from it.
    private bool IsToBeClosed()
    {
        var isToBeClosed = !_isDone && !connection.IsLeft;
        _isDone = true;
        return isToBeClosed;
    }

    // What is left of an answer is read to its end first, and whoever is done with it need not wait for that.
    private async Task LeaveAsync(Task closing)
    {
        try
        {
            await connection.WaitAsync(ValueOf(closing));
        }
        catch (DatabaseSilentException)
        {
            // The connection goes when it has ended.
        }
    }

    private static async Task<bool> ValueOf(Task closing)
    {
        await closing;
        return true;
    }
}
