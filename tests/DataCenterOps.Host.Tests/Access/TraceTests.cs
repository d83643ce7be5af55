using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DataCenterOps.Components;
using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Host.Tests.Access;

/// <summary>What a collector of traces would get to see: everything that anything here, or in the frameworks below, says of its work.</summary>
public sealed class TraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-trace-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("SQLite")]
    [InlineData("PostgreSQL")]
    public async Task No_secret_is_in_any_trace(string engine)
    {
        Assert.SkipWhen(engine == "PostgreSQL" && PostgresServer.Programs is null, PostgresServer.Absent ?? "");
        var heard = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => heard.Enqueue(Say(activity)),
        };
        ActivitySource.AddActivityListener(listener);
        await using var server = engine == "PostgreSQL" ? await PostgresServer.StartAsync() : null;
        var storage = new StorageOptions { DataFolder = _folder, Postgres = server is null ? null : await server.CreateDatabaseAsync() };
        await using var edge = await CountedEdge.StartAsync(storage, Path.Combine(HostProcess.Root, Repository.SampleEstate), Cancel);
        var known = new Canary(await edge.TokenAsync(TenantScope.All, Role.Auditor, Role.PlatformAdmin));
        var wrong = new Canary("dcops_" + "badc0de".PadRight(64, '2'));
        var password = new Canary("kanarienvogel-fliegt-nie-davon-77");
        var stray = new Canary("canary-in-a-field-that-nobody-knows");

        using var client = new HttpClient { BaseAddress = edge.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", wrong.Secret);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/v1/systems", Cancel)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", known.Secret);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/v1/systems", Cancel)).StatusCode);
        var made = await client.PostAsync("/api/v1/tokens", Body(Token("")), Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var token = new Canary((await made.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty("token").GetString()!);
        await client.PostAsync("/api/v1/tokens", Body(Token($",\"password\":\"{stray.Secret}\"")), Cancel);
        using var form = new FormUrlEncodedContent([new("login", "somebody"), new("password", password.Secret), new("code", "123456")]);
        await client.PostAsync("/session/password", form, Cancel);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Secret);
        await client.GetAsync("/api/v1/systems", Cancel);

        var places = heard.Select((said, number) => ($"trace {number}", Encoding.UTF8.GetBytes(said))).ToArray();
        Assert.All(new[] { known, wrong, password, stray, token }, canary => Assert.Empty(canary.FoundIn(places)));

        // What is listened to speaks: the paths that were asked are in it.
        Assert.NotEmpty(new Canary("/api/v1/systems").FoundIn(places));
    }

    private static string Token(string more) =>
        $$"""{"name":"n","subject":"traced","roles":["auditor"],"tenant":"*","expiresAt":"{{TimeProvider.System.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}}"{{more}}}""";

    private static StringContent Body(string json) => new(json, Encoding.UTF8, "application/json");

    private static string Say(Activity activity) => string.Join('\n',
    [
        activity.Source.Name, activity.OperationName, activity.DisplayName, activity.StatusDescription, activity.TraceStateString,
        .. activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"), .. activity.Baggage.Select(item => $"{item.Key}={item.Value}"),
        .. activity.Events.SelectMany(one => one.Tags.Select(tag => $"{one.Name} {tag.Key}={tag.Value}")),
    ]);
}
