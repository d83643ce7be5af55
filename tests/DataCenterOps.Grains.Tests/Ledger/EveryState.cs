using System.Collections.Immutable;
using System.Reflection;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Epochs;
using DataCenterOps.Domain.Policies.Waivers;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Grains.Ledger;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Grains.Policies;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Grains.Tests.Estate;
using DataCenterOps.Grains.Tests.Policies;
using DataCenterOps.Persistence.ReadModels;
using static DataCenterOps.Grains.Tests.Access.Consent;

namespace DataCenterOps.Grains.Tests.Ledger;

/// <summary>
/// Gives every kind of grain that has a stream something to remember, and wakes each one that the ledger knows. Snapshots are written by grains of what is
/// declared and of compliance alone: the streams of the others (tokens, accounts, approvals, waivers, packs …) are short and folded whole whenever one wakes, and
/// what a person has chosen of messages holds no state.
/// </summary>
internal sealed class EveryState(Cluster cluster)
{
    private static readonly Caller Chafia = Callers.Of(Callers.Tenant(TestDocument.Tenant), Role.Dpo) with { Subject = "u-chafia", Person = "chafia" };
    private static readonly Caller Tarek = Callers.Of(Callers.Tenant(TestDocument.Tenant), Role.TenantAdmin) with { Subject = "u-tarek", Person = "tarek" };

    private const string Budget =
        """
        document: Budget
        id: cnas/2026/claims
        name: {ar: "م", fr: "m", en: "m"}
        fictional: true
        tenant: cnas
        fiscalYear: 2026
        programme: claims
        currency: DZD
        commitmentLimit: "1000"
        paymentLimit: "1000"
        """;

    private readonly Consent _consent = new(cluster);

    /// <summary>The names under which grains may keep a snapshot, each with the grain.</summary>
    public static ImmutableArray<(string Name, Type Grain)> All { get; } =
    [
        .. typeof(EpochMemory).Assembly.GetTypes()
            .SelectMany(static type => type.GetConstructors().SelectMany(static made => made.GetParameters())
                .Select(parameter => (parameter.GetCustomAttribute<PersistentStateAttribute>()?.StateName, type)))
            .Where(static kept => kept.StateName is not null)
            .Select(static kept => (kept.StateName!, kept.type)),
    ];

    /// <summary>The names of those that write one.</summary>
    public static IEnumerable<string> Written => All.Where(static kept => kept.Grain.IsSubclassOf(typeof(DeclaredGrain)) || kept.Grain == typeof(ComplianceGrain))
        .Select(static kept => kept.Name).Order(StringComparer.Ordinal);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Sends the commands.</summary>
    public async Task FillAsync()
    {
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Lenient));
        await AccessAsync();
        await LedgerAsync();
        await WaiverAsync();
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(LawPack.Of()));
        using (cluster.As(Callers.SetUp))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IProvisionGrain>(LawPack.Provision)
                .ChangeAsync(new ChangeProvision(_consent.Next(), LawPack.Text(30), null), Cancel));
        }

        // From here on rules only say what they think: an estate of many sorts is declared as it is.
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(new TestPack(
            "tests", LawPack.Of(version: "2.0.0").Text.Replace("mode: enforce", "mode: audit", StringComparison.Ordinal))));
        await SiteWord.DeclareSitesAsync(cluster);
        Assert.IsType<Answer.Done>(await SiteWord.AttestAsync(cluster, "alg-dc1", TimeProvider.System.GetUtcNow().AddHours(-1), ("open", "primary")));
        await EstateAsync();

        // A person who is declared and signs in: one name, two grains.
        Assert.IsType<Answer.Done>(await cluster.InviteAsync(Callers.SetUp, "p-casnos-dpo", Role.Auditor));
    }

    /// <summary>Wakes every grain that has a stream and lets it leave, so that it writes what it folds from it.</summary>
    public async Task WakeAsync()
    {
        foreach (var stream in await StreamsAsync())
        {
            await Grain(stream).AsReference<Orleans.Core.Internal.IGrainManagementExtension>().DeactivateOnIdle();
        }
    }

    /// <summary>Streams that belong to a grain. A series of digests is none's: its entries are written by whoever holds the numbers.</summary>
    private async Task<IReadOnlyList<string>> StreamsAsync()
    {
        await using var connection = await cluster.Get<IReadDatabase>().OpenAsync(Cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT stream FROM ledger_entry WHERE stream NOT LIKE 'digest/%' ORDER BY stream";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var streams = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            streams.Add(reader.GetString(0));
        }

        return streams;
    }

    private IAddressable Grain(string stream)
    {
        var (kind, key) = (stream[..stream.IndexOf('/', StringComparison.Ordinal)], stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        if (stream == EpochEntryTypes.Stream.Value)
        {
            return cluster.Grains.GetGrain<IEpochGrain>(0);
        }

        if (stream == EpochEntryTypes.Backups.Value)
        {
            return cluster.Grains.GetGrain<IBackupGrain>(0);
        }

        return EstateSchema.TryGetBySingular(kind, out var declared)
            ? cluster.Grains.GetDeclared(declared, key)
            : cluster.Grains.GetGrain(GrainId.Create($"dcops.{kind}", key));
    }

    private async Task AccessAsync()
    {
        foreach (var person in new[] { Amina, Brahim, Chafia, Tarek, Callers.Person("omar", Role.SecurityOfficer) })
        {
            await _consent.GiveAsync(person);
        }

        var account = await cluster.BringInAsync(Role.Auditor);
        await cluster.GrantAsync(Callers.SetUp, account.Person!, Role.Auditor, Role.Operator);
        using (cluster.As(account))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IContactGrain>(account.Person!).ChooseAsync("fr", [], Cancel));
        }

        var now = TimeProvider.System.GetUtcNow();
        using (cluster.As(Amina))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IDeputyGrain>("amina").NameAsync(_consent.Next(), "omar", now, now.AddDays(1), Cancel));
        }

        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.Body(TestDocument.Tenant), "every-tenant"));
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Waivable));
        var emergency = await _consent.BeginAsync(Emergency.Of(TestDocument.Tenant));
        Assert.IsType<Answer.Done>(await _consent.OnAsync(emergency, Amina, grain => grain.EndAsync(_consent.Next(), Cancel)));
    }

    private async Task LedgerAsync()
    {
        using (cluster.As(Callers.Operator))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IBackupGrain>(0).TakeAsync(_consent.Next(), Cancel));
        }

        await LostEpoch.WriteAsync(cluster);
        var asked = await LostEpoch.AskAsync(_consent, Amina);
        Assert.IsType<Answer.Done>(await _consent.ApproveAsync(Assert.IsType<Answer.Waits>(asked), Brahim));
    }

    private async Task WaiverAsync()
    {
        Assert.IsType<Answer.Done>(await cluster.DeclareAsync(TestDocument.System("open", sensitive: true), "every-open"));
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Excusable));
        using (cluster.As(Tarek))
        {
            var request = new WaiverRequest(
                "TST-001", [], [new WaiverSubject("System", "open")], "the masking is late", "CHG-7", "IT of the tenant", ["access is logged"],
                new DateTimeOffset(TimeProvider.System.GetUtcNow().Date.AddDays(14), TimeSpan.Zero));
            var asked = Assert.IsType<Answer.Waits>(await cluster.Grains.GetGrain<IWaiverGrain>($"{TestDocument.Tenant}/{Guid.CreateVersion7():D}")
                .AskAsync(_consent.Next(), request, Cancel));
            await _consent.ApproveAsync(asked, Amina);
            Assert.IsType<Answer.Done>(await _consent.ApproveAsync(asked, Chafia));
        }
    }

    // Declared kinds of all sorts: tariff books among them, whose documents lie by hash.
    private async Task EstateAsync()
    {
        var files = Directory.GetFiles(Path.Combine(Repository.Root, "deploy", "estates", "algeria"), "*.yaml").Select(file => new EstateText(Path.GetFileName(file), File.ReadAllText(file)));
        var pack = (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "policies", "dz-gov-baseline.yaml"), Cancel))
            .Replace("mode: enforce", "mode: audit", StringComparison.Ordinal).Replace("admission: enforce", "admission: audit", StringComparison.Ordinal);
        using (cluster.As(Callers.SetUp with { Roles = [Role.Operator, Role.SecurityOfficer, Role.FinanceOfficer, Role.PlatformAdmin] }))
        {
            var plan = await cluster.Grains.GetGrain<IEstateGrain>(0).ApplyAsync(
                new EstateRequest(_consent.Next(), [.. files, new EstateText("budgets.yaml", Budget), new EstateText("../../policies/dz-gov-baseline.yaml", pack)], Prune: false), Cancel);
            Assert.Empty(plan.Errors.Select(error => error.Message));
            Assert.Empty(plan.Items.SelectMany(item => item.Reasons).Select(reason => reason.Message));
            Assert.True(plan.Applied);
        }
    }
}
