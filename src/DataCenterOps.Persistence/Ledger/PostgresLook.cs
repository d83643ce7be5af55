using Npgsql;
using NpgsqlTypes;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>
/// The first round trip of a group: where the streams are, which operations are known, which positions the entries get.
/// It marks the items that have lost already; those of one group are counted on, one after the other.
/// </summary>
internal static class PostgresLook
{
    private const string Heads =
        """
        SELECT s.stream, (SELECT e.version FROM ledger_entry e WHERE e.stream = s.stream ORDER BY e.version DESC LIMIT 1)
        FROM unnest($1::text[]) AS s(stream)
        """;

    private const string Operations =
        """
        SELECT o.caller, o.id FROM unnest($1::text[], $2::text[]) AS k(caller, id)
        JOIN ledger_operation o ON o.caller = k.caller AND o.id = k.id
        """;

    private const string Positions = "SELECT nextval('ledger_entry_position_seq') FROM generate_series(1, $1::int)";

    public static void At(NpgsqlConnection connection, IReadOnlyList<GroupItem> items)
    {
        var streams = items.Where(item => item.Entries.Length > 0).Select(item => item.Stream.Value).Distinct(StringComparer.Ordinal).ToArray();
        var keys = items.Where(item => item.Operation is not null).Select(item => item.Operation!).ToArray();
        if (streams.Length == 0 && keys.Length == 0)
        {
            return;
        }

        // INVARIANT: within a stream positions ascend with versions. The heads are read before the positions are drawn:
        // an entry that the heads show had drawn its position earlier, so ours is higher.
        using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Command(Heads, Array(streams)));
        batch.BatchCommands.Add(Command(
            Operations, Array([.. keys.Select(key => key.Caller)]), Array([.. keys.Select(key => key.Id.Value)])));
        batch.BatchCommands.Add(Command(
            Positions, new NpgsqlParameter<int> { TypedValue = items.Sum(item => item.Entries.Length) }));
        using var reader = batch.ExecuteReader();
        var heads = new Dictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read())
        {
            heads[reader.GetString(0)] = reader.IsDBNull(1) ? 0 : reader.GetInt64(1);
        }

        var known = new HashSet<(string, string)>();
        reader.NextResult();
        while (reader.Read())
        {
            known.Add((reader.GetString(0), reader.GetString(1)));
        }

        reader.NextResult();
        foreach (var item in items)
        {
            Judge(item, heads, known, reader);
        }
    }

    private static void Judge(
        GroupItem item, Dictionary<string, long> heads, HashSet<(string, string)> known, NpgsqlDataReader positions)
    {
        if (item.Operation is { } operation && !known.Add((operation.Caller, operation.Id.Value)))
        {
            item.Refuse(item.Repeated());
            return;
        }

        if (item.Entries.Length == 0)
        {
            return;
        }

        if (heads[item.Stream.Value] != item.ExpectedVersion)
        {
            // Its operation was not answered after all.
            if (item.Operation is { } lost)
            {
                known.Remove((lost.Caller, lost.Id.Value));
            }

            item.Refuse(item.Overtaken());
            return;
        }

        heads[item.Stream.Value] = item.Version;
        var drawn = new long[item.Entries.Length];
        for (var i = 0; i < drawn.Length; i++)
        {
            positions.Read();
            drawn[i] = positions.GetInt64(0);
        }

        item.Positions = drawn;
    }

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static NpgsqlParameter<string[]> Array(string[] values) =>
        new() { TypedValue = values, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text };
}
