using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Carriers.Tests;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Backup;
using DataCenterOps.Domain.Ledger.Tree;
using DataCenterOps.Domain.Ledger.Witnesses;
using DataCenterOps.Persistence.Ledger.Sealing;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace DataCenterOps.Host.Tests.Ledger;

/// <summary>What others know to be signed is asked before anything is: of several, the largest that the log's own keys have signed.</summary>
public sealed class KnownHeadsTests
{
    private const string Origin = "dc.example/ledger";

    private readonly string _folder = Directory.CreateTempSubdirectory("dcops-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_largest_of_file_witnesses_and_copy_counts_and_silence_does_not_hinder()
    {
        var keys = LogKeys.Open(Path.Combine(_folder, "ledger.key"), Origin, out _);
        await using var good = await WitnessAsync(Note(keys, 40));
        await using var strange = await WitnessAsync(Note(LogKeys.New(Origin), 900));
        await using var unknown = await WitnessAsync(null);
        var policy = new WitnessPolicy(
            [new PolicyLog(keys.Verifiers[0], null)],
            [Asked("good", good), Asked("strange", strange), Asked("unknown", unknown), Asked("silent", "http://127.0.0.1:1")], [], WitnessPolicy.None);

        Assert.Null(await NewestAsync(null, null));
        Assert.Equal(40, (await NewestAsync(policy, null))!.Size);
        new HighWaterFile(Path.Combine(_folder, "ledger.high-water")).Write(Head(39));
        Assert.Equal(40, (await NewestAsync(policy, null))!.Size);
        Assert.Equal(39, (await NewestAsync(null, null))!.Size);

        // A copy knows more, of a later epoch; and one that others have signed is none.
        var later = Directory.CreateDirectory(Path.Combine(_folder, "copy", "2026113022490490"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "copy", "checkpoint"), Note(keys, 41), Cancel);
        Assert.Equal(41, (await NewestAsync(policy, "copy"))!.Size);
        await File.WriteAllTextAsync(Path.Combine(later.FullName, "checkpoint"), Note(keys.Named($"{Origin}/2026113022490490"), 3), Cancel);
        Assert.Equal(($"{Origin}/2026113022490490", 3), ((await NewestAsync(policy, "copy"))!.Origin, (await NewestAsync(policy, "copy"))!.Size));
        await File.WriteAllTextAsync(Path.Combine(_folder, "copy", "checkpoint"), Note(LogKeys.New(Origin), 41), Cancel);
        await Assert.ThrowsAsync<InvalidDataException>(() => NewestAsync(policy, "copy"));

        // Two roots of one size are two histories.
        new HighWaterFile(Path.Combine(_folder, "ledger.high-water")).Write(Head(40) with { Root = TreeHash.Empty });
        await Assert.ThrowsAsync<BackupRefusedException>(() => NewestAsync(policy, null));
    }

    private async Task<Checkpoint?> NewestAsync(WitnessPolicy? policy, string? copy)
    {
        using var requests = new WitnessRequests();
        var settings = HostSettings.Read(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build()).Settings with
        {
            Ledger = LedgerSettings.Default with { Policy = policy },
            RestoreCopy = copy is null ? null : Path.Combine(_folder, copy),
        };
        return await new KnownHeads(
            settings, new StorageOptions { DataFolder = _folder }, new LogKeysOf(Path.Combine(_folder, "ledger.key")),
            new WitnessedHeads(requests, NullLogger<WitnessedHeads>.Instance), NullLogger<KnownHeads>.Instance).NewestAsync(Cancel);
    }

    private static Checkpoint Head(long size) => new(Origin, size, TreeHash.OfLeaf(BitConverter.GetBytes(size)));

    private static string Note(LogKeys keys, long size) => keys.Sign(Head(size) with { Origin = keys.Origin }, TimeProvider.System.GetUtcNow()).ToString();

    private static PolicyWitness Asked(string name, WebServer witness) => Asked(name, witness.Url + "witness");

    private static PolicyWitness Asked(string name, string url) => new(name, LogKeys.New(name).Verifiers[1], url);

    // Answers what a witness would of the one log; the program's own is started by other tests.
    private static async Task<WebServer> WitnessAsync(string? note)
    {
        var path = $"/witness/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Origin)))}/checkpoint";
        var server = await WebServer.StartAsync();
        server.Answer = http =>
        {
            http.Response.StatusCode = note is not null && http.Request.Path == path ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            return http.Response.StatusCode == StatusCodes.Status200OK ? http.Response.WriteAsync(note!, http.RequestAborted) : Task.CompletedTask;
        };
        return server;
    }
}
