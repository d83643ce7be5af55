using System.Net.Http.Json;
using System.Text.Json;
using DataCenterOps.Components;
using DataCenterOps.Telemetry.Tests;

namespace DataCenterOps.Host.Tests.Metrics;

public sealed class OverdueKeysTests
{
    private const string Metric = "dcops_keys_rotation_overdue";
    private const string Policy = "DCO-KEY-002";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keys_are_overdue_by_the_period_of_the_pack_in_force_and_by_no_other()
    {
        var folder = Directory.CreateTempSubdirectory("dcops-keys-").FullName;
        await using (var host = await HostProcess.StartAsync(new HostStart { Data = folder, Estate = Repository.SampleEstate }))
        {
            using var client = new HttpClient { BaseAddress = host.Address };
            client.DefaultRequestHeaders.Authorization = new("Bearer", HostProcess.Token);
            var pack = await File.ReadAllTextAsync(Repository.Path("deploy", "policies", "dz-gov-baseline.yaml"), Cancel);
            Assert.Contains(Policy, pack, StringComparison.Ordinal);

            // The sample's keys are 30 days old: none is overdue by the pack as it is shipped.
            await OverdueAsync(client, 0);

            await ActivateAsync(client, Shorter(pack));
            using var found = JsonDocument.Parse(await client.GetStringAsync($"/api/v1/findings?limit=1000&policy={Policy}", Cancel));
            var subjects = found.RootElement.GetProperty("items").GetArrayLength();
            Assert.InRange(subjects, 20, 100);
            await OverdueAsync(client, subjects);

            await ActivateAsync(client, pack.Replace(Policy, "DCO-KEY-902", StringComparison.Ordinal));
            await OverdueAsync(client, null);
        }

        Directory.Delete(folder, recursive: true);
    }

    // Ten days instead of three months for what is secret, and so on; with the pack's own test of a young key made younger.
    private static string Shorter(string pack)
    {
        var changed = pack
            .Replace("maxDays: {public: 730, internal: 365, restricted: 180, secret: 90}", "maxDays: {public: 10, internal: 10, restricted: 10, secret: 10}", StringComparison.Ordinal)
            .Replace("classification: secret, activatedAt: \"2026-08-01T00:00:00Z\"", "classification: secret, activatedAt: \"2026-09-15T00:00:00Z\"", StringComparison.Ordinal);
        Assert.Contains("secret: 10}", changed, StringComparison.Ordinal);
        return changed;
    }

    private static async Task ActivateAsync(HttpClient client, string text)
    {
        using var activated = await client.PostAsJsonAsync("/api/v1/packs", new { file = "pack.yaml", text }, Cancel);
        Assert.True(activated.IsSuccessStatusCode, await activated.Content.ReadAsStringAsync(Cancel));
        using var swept = await client.PostAsync("/api/v1/decisions/sweep", content: null, Cancel);
        Assert.True(swept.IsSuccessStatusCode, await swept.Content.ReadAsStringAsync(Cancel));
    }

    // Business metrics are read anew every 15 seconds.
    private static async Task OverdueAsync(HttpClient client, int? keys) =>
        await Waiting.ForAsync($"{keys?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "no"} overdue keys", Patience, async cancel =>
        {
            var live = Exposition.Parse(await client.GetStringAsync("/metrics/business", cancel));
            var samples = live.Samples.Where(sample => sample.Name == Metric).Select(sample => (int?)sample.Value);
            return samples.SingleOrDefault() == keys ? Metric : null;
        });
}
