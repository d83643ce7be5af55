using System.Data.Common;
using System.Text;
using Npgsql;

namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>
/// Erasure secrets beside the other secrets of silos that share one machine and have no files of keys. Archives leave them out; copies of the database's own
/// files have them, so a destroyed one is gone only when these are.
/// </summary>
public sealed class DatabaseSecrets(string postgres) : IErasureSecrets
{
    private const string Names = "erasure/";
    private const string Gone = "erased/";

    /// <inheritdoc/>
    public string Place => "the database";

    /// <inheritdoc/>
    public void Keep(PayloadKeyName name, ReadOnlySpan<byte> secret) =>
        Do("INSERT INTO cluster_secret (name, value) VALUES ($1, $2)", static command => command.ExecuteNonQuery(), Text(name), secret.ToArray());

    /// <inheritdoc/>
    public byte[]? Find(PayloadKeyName name) =>
        name.TryText(out _) ? Do("SELECT value FROM cluster_secret WHERE name = $1", static command => command.ExecuteScalar() as byte[], Text(name)) : null;

    /// <inheritdoc/>
    public int Destroy(string tenant, string month) => PayloadKeyName.TryPrefix(tenant, month, out var prefix)
        ? Do("DELETE FROM cluster_secret WHERE starts_with(name, $1)", static command => command.ExecuteNonQuery(), Names + prefix)
        : 0;

    /// <inheritdoc/>
    public void Remember(IReadOnlyCollection<string> hashes)
    {
        ArgumentNullException.ThrowIfNull(hashes);
        if (hashes.Count > 0)
        {
            Do("INSERT INTO cluster_secret (name, value) VALUES ($1, $2)", static command => command.ExecuteNonQuery(),
                $"{Gone}{Guid.CreateVersion7():D}", Encoding.ASCII.GetBytes(string.Join('\n', hashes)));
        }
    }

    /// <inheritdoc/>
    public IReadOnlySet<string> Erased() => Do(
        "SELECT value FROM cluster_secret WHERE starts_with(name, $1)",
        static command =>
        {
            var hashes = new HashSet<string>(StringComparer.Ordinal);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                hashes.UnionWith(Encoding.ASCII.GetString((byte[])reader.GetValue(0)).Split('\n'));
            }

            return hashes;
        },
        Gone);

    private static string Text(PayloadKeyName name) =>
        name.TryText(out var text) ? Names + text : throw new ArgumentException($"`{name}` names no payload key", nameof(name));

    private T Do<T>(string sql, Func<NpgsqlCommand, T> run, params object[] values)
    {
        try
        {
            using var connection = new NpgsqlConnection(postgres);
            connection.Open();
            using var command = new NpgsqlCommand(sql, connection);
            foreach (var value in values)
            {
                command.Parameters.AddWithValue(value);
            }

            return run(command);
        }
        catch (DbException exception)
        {
            throw new IOException("the secrets of erasable details in the database are out of reach", exception);
        }
    }
}
