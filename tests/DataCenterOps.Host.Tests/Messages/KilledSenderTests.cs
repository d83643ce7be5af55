using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DataCenterOps.Carriers.Tests;
using DataCenterOps.Components;
using Microsoft.Data.Sqlite;

namespace DataCenterOps.Host.Tests.Messages;

/// <summary>The program is killed between sending and writing down that it was sent.</summary>
public sealed class KilledSenderTests : IDisposable
{
    private const string Secret = "AQIDBAUGBwgJCgsMDQ4PEBESExQVFhcY";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-sender-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_sent_when_the_program_was_killed_comes_again_under_the_same_name_and_nothing_is_lost()
    {
        await using var soc = await WebServer.StartAsync();
        var secret = Path.Combine(_folder, "soc.secret");
        await File.WriteAllTextAsync(secret, $"whsec_{Secret}", Cancel);
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        // The event is here, and whoever sent it will never hear so.
        soc.Answer = async http =>
        {
            arrived.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, http.RequestAborted);
        };
        await using (var host = await HostProcess.StartAsync(Start(soc.Url, secret)))
        {
            await TellAsync();
            await arrived.Task.WaitAsync(Patience, Cancel);
            host.Kill();
        }

        await ForgetTheLeaseAsync();
        soc.Answer = _ => Task.CompletedTask;
        await using var again = await HostProcess.StartAsync(Start(soc.Url, secret));
        await Waiting.ForAsync("the second sending", Patience, _ => Task.FromResult(soc.Received.Count > 1 ? soc : null));
        Assert.Single(soc.Received.Select(one => one.Headers["webhook-id"].ToString()).Distinct(StringComparer.Ordinal));
        await Waiting.ForAsync("its being written down", Patience, async _ => await SentAsync() == 1 ? soc : null);
        Assert.Equal(2, soc.Received.Count);

        // The secret that signs them is in its file, and nowhere that is kept or printed.
        Assert.DoesNotContain(Secret, again.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(soc.Received, one => Encoding.UTF8.GetString(one.Body).Contains(Secret, StringComparison.Ordinal));
        Assert.All(Directory.GetFiles(_folder, "*.db*"), file => Assert.DoesNotContain(Secret, Read(file), StringComparison.Ordinal));
    }

    // The program holds its databases open.
    private static string Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private HostStart Start(Uri url, string secret) => new()
    {
        Data = _folder,
        Settings = ImmutableDictionary<string, string>.Empty
            .Add("DCOPS_Messages__Webhooks__0__Name", "soc").Add("DCOPS_Messages__Webhooks__0__Url", new Uri(url, "/hook").ToString())
            .Add("DCOPS_Messages__Webhooks__0__SecretFile", secret),
    };

    // What an entry would bring with it. The program's own writer is alone with its file, and waits for this one statement.
    private async Task TellAsync() => await AskAsync(
        """
        INSERT INTO message (id, key, kind, facts, person, roles, tenant, except_person, at, spread_at)
        VALUES ('01990000-0000-7000-8000-000000000001', 'test', 'approval.asked', '{"operation":"pack.activate"}', 'nobody', '', NULL, NULL, 1700000000000000, NULL)
        """);

    // Two minutes are over.
    private async Task ForgetTheLeaseAsync() => await AskAsync("UPDATE message_dispatch SET lease_until = 0");

    private async Task<long> SentAsync() => Convert.ToInt64(
        await AskAsync("SELECT COUNT(*) FROM message_dispatch WHERE state = 'sent' AND attempts = 2"), CultureInfo.InvariantCulture);

    private async Task<object?> AskAsync(string sql)
    {
        var file = Path.Combine(_folder, "ledger.db");
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ConnectionString);
        await connection.OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(Cancel);
    }
}
