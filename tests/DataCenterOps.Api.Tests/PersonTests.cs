using DataCenterOps.Components;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace DataCenterOps.Api.Tests;

/// <summary>What becomes of the names of persons, from the request to the last table.</summary>
public sealed class PersonTests(Hosts hosts)
{
    private const string Path = "/api/v1/people/p-canary";
    private const string First = "Zoulikha Canarienne";
    private const string Second = "Zoulikha Bengharbia";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task A_name_is_shown_until_it_is_erased_and_is_nowhere_afterwards(string mode)
    {
        Assert.SkipWhen(mode == Hosts.Cluster && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        var folder = Directory.CreateTempSubdirectory("dcops-person-").FullName;
        var storage = new StorageOptions { DataFolder = folder, Postgres = await hosts.DatabaseAsync(mode) };
        await using (var host = await HostProcess.StartAsync(new HostStart { Data = folder, Postgres = storage.Postgres }))
        {
            using var api = new ApiClient(host.Address, HostProcess.Token);
            var key = ("Idempotency-Key", "person-canary-1");
            var created = await api.SendAsync(HttpMethod.Put, Path, Person(First), key);
            Assert.True(created.Status == 201, created.Text);
            Assert.Equal(created.ETag, (await api.SendAsync(HttpMethod.Put, Path, Person(First), key)).ETag);
            (await api.SendAsync(HttpMethod.Put, Path, Person(Second), key, ("If-Match", created.ETag!))).IsProblem(409, "operation.reused");
            var changed = await api.SendAsync(HttpMethod.Put, Path, Person(Second), ("If-Match", created.ETag!));
            Assert.Equal((200, Second), (changed.Status, changed.Json["name"]!.GetValue<string>()));
            Assert.NotEqual(created.ETag, changed.ETag);
            var again = await api.SendAsync(HttpMethod.Put, Path, Person(Second), ("If-Match", changed.ETag!));
            Assert.Equal((200, changed.ETag), (again.Status, again.ETag));
            Assert.Equal("unchanged", await ActionAsync(api, Second));
            Assert.Equal("change", await ActionAsync(api, First));

            await using var services = new ServiceCollection().AddLogging().AddPersistence(storage).BuildServiceProvider();
            Assert.Empty(await TablesWithAsync(services, First));
            Assert.Equal(["declared"], await TablesWithAsync(services, Second));
            Assert.Equal(200, (await api.SendAsync(HttpMethod.Post, "/api/v1/rebuild/snapshots")).Status);
            Assert.Equal("unchanged", await ActionAsync(api, Second));

            Assert.Equal(2, await services.GetRequiredService<DetailErasing>().EraseAsync(EstateSchema.Get("Person"), "p-canary", null, Token));

            Assert.Equal(200, (await api.SendAsync(HttpMethod.Post, "/api/v1/rebuild/views")).Status);
            var erased = await api.GetAsync(Path);
            Assert.Equal((200, changed.ETag, null, null), (erased.Status, erased.ETag, erased.Json["name"], erased.Json["contact"]));
            Assert.Equal("change", await ActionAsync(api, Second));
            (await api.SendAsync(HttpMethod.Put, Path, Person(First), key, ("If-Match", changed.ETag!))).IsProblem(409, "operation.reused");
            Assert.Empty(await TablesWithAsync(services, "Zoulikha"));
            Assert.Empty(await TablesWithAsync(services, "canary@dcops.example"));
            Assert.DoesNotContain("Zoulikha", host.Output, StringComparison.OrdinalIgnoreCase);
        }

        // Snapshots lie in a file of their own.
        await using var snapshots = new SqliteConnection($"Data Source={storage.SnapshotFile};Pooling=False");
        if (mode == Hosts.Embedded)
        {
            await snapshots.OpenAsync(Token);
            Assert.Empty(await Everything.TablesWithAsync(snapshots, "Zoulikha", Token));
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<IReadOnlyList<string>> TablesWithAsync(ServiceProvider services, string text)
    {
        await using var connection = await services.GetRequiredService<IReadDatabase>().OpenAsync(Token);
        return await Everything.TablesWithAsync(connection, text, Token);
    }

    private static async Task<string> ActionAsync(ApiClient api, string name)
    {
        var text = $$"""{document: Person, id: p-canary, fictional: true, name: "{{name}}", contact: canary@dcops.example}""";
        var planned = await api.SendAsync(HttpMethod.Post, "/api/v1/estate/plan", ApiClient.Documents(text));
        Assert.True(planned.Status == 200, planned.Text);
        return planned.Items.Single()["action"]!.GetValue<string>();
    }

    private static string Person(string name) => $$"""{"fictional":true,"name":"{{name}}","contact":"canary@dcops.example"}""";
}
