using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Access;

/// <summary>One statement as a write of facts.</summary>
internal sealed class Statement(string sql, params object?[] values) : IFactWrite
{
    public void Write(IWriteSession session) => session.Execute(sql, values);
}
