using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using DataCenterOps.Cryptography;
using DataCenterOps.Persistence.ReadModels;
using Npgsql;
using Orleans.Configuration;

namespace DataCenterOps.Host;

/// <summary>How this process joins the others: one alone, or as many as share a PostgreSQL.</summary>
internal static class ClusterSetup
{
    private const string Name = "dcops";

    /// <summary>The secret that signs callers: the configured one, else one that silos share through the database, else a new one.</summary>
    public static byte[] Secret(HostSettings settings, StorageOptions storage) =>
        settings.Secret ?? Shared(storage, "caller", RandomNumberGenerator.GetBytes(HmacCallerTokens.SecretBytes));

    /// <summary>Sets up membership, addresses and the transport between silos.</summary>
    public static ISiloBuilder UseCluster(this ISiloBuilder silo, HostSettings settings, StorageOptions storage)
    {
        var siloPort = settings.SiloPort == 0 ? FreePort(settings.SiloAddress) : settings.SiloPort;
        if (!storage.IsPostgres)
        {
            // No gateway: nobody but this process calls its grains.
            return silo.UseLocalhostClustering(siloPort, 0, new IPEndPoint(IPAddress.Loopback, siloPort), Name, Name);
        }

        var gatewayPort = settings.GatewayPort == 0 ? FreePort(settings.SiloAddress) : settings.GatewayPort;
        silo.UseAdoNetClustering(clustering => (clustering.Invariant, clustering.ConnectionString) = ("Npgsql", storage.Postgres!));
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (Name, Name));
        silo.ConfigureEndpoints(settings.SiloAddress, siloPort, gatewayPort);
        if (settings.Certificates is { } certificates)
        {
            silo.Configure<SiloConnectionOptions>(new SiloTls(certificates).Configure);
        }

        return silo;
    }

    /// <summary>The first silo's secret is everybody's: who comes second reads what is there. Without a PostgreSQL nobody shares.</summary>
    public static byte[] Shared(StorageOptions storage, string name, byte[] secret)
    {
        if (!storage.IsPostgres)
        {
            return secret;
        }

        using var connection = new NpgsqlConnection(storage.Postgres);
        connection.Open();
        using var insert = new NpgsqlCommand("INSERT INTO cluster_secret (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", connection);
        insert.Parameters.AddWithValue(name);
        insert.Parameters.AddWithValue(secret);
        insert.ExecuteNonQuery();
        using var select = new NpgsqlCommand("SELECT value FROM cluster_secret WHERE name = $1", connection);
        select.Parameters.AddWithValue(name);
        return (byte[])select.ExecuteScalar()!;
    }

    private static int FreePort(IPAddress address)
    {
        using var listener = new TcpListener(address, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
