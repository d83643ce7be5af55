using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using DataCenterOps.Cryptography;
using DataCenterOps.Persistence.ReadModels;
using Npgsql;

namespace DataCenterOps.Host;

/// <summary>What the silos of one cluster share, and the ports of this one. Silos listen on loopback alone.</summary>
internal static class ClusterSetup
{
    /// <summary>The secret that signs callers, and free ports for the silo and its gateway.</summary>
    public static (byte[] Secret, int SiloPort, int GatewayPort) Prepare(StorageOptions storage)
    {
        var secret = RandomNumberGenerator.GetBytes(HmacCallerTokens.SecretBytes);
        if (storage.IsPostgres)
        {
            secret = Shared(storage.Postgres!, secret);
        }

        return (secret, FreePort(), storage.IsPostgres ? FreePort() : 0);
    }

    // The first silo's secret is everybody's: who comes second reads what is there.
    private static byte[] Shared(string connectionString, byte[] secret)
    {
        using var connection = new NpgsqlConnection(connectionString);
        connection.Open();
        using var insert = new NpgsqlCommand("INSERT INTO cluster_secret (name, value) VALUES ('caller', $1) ON CONFLICT DO NOTHING", connection);
        insert.Parameters.AddWithValue(secret);
        insert.ExecuteNonQuery();
        using var select = new NpgsqlCommand("SELECT value FROM cluster_secret WHERE name = 'caller'", connection);
        return (byte[])select.ExecuteScalar()!;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
