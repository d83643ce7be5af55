using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Ledger.Digests;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Api.Tests.Ledger;

public sealed class DigestTests(Hosts hosts)
{
    private const string Source = "urn:dcops:collector:alg-dc1/digest-test";

    // Digests come once a minute, so this waits for one, and for one alone.
    [Fact]
    public async Task Whose_usage_it_is_can_prove_it_and_others_do_not_know_of_it()
    {
        using var all = await hosts.GetAsync(Hosts.Embedded);
        var id = Guid.CreateVersion7().ToString();
        var at = TimeProvider.System.GetUtcNow().AddMinutes(-1).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var sent = await all.SendAsync(
            HttpMethod.Post, "/api/v1/usage/events",
            $$"""{"meter":"vm_vcpu","quantity":"2","unit":"Cores","at":"{{at}}"}""",
            ("ce-specversion", "1.0"), ("ce-type", "dz.dcops.usage.allocated.v1"), ("ce-source", Source), ("ce-id", id),
            ("ce-subject", "min-interior/civil-registry/digest-test"), ("ce-time", at));
        Assert.True(sent.Status is 200 or 202, sent.Text);

        using var owner = await all.AsAsync("min-interior", "tenant-admin");
        using var other = await all.AsAsync("cnas", "tenant-admin");
        var path = $"/api/v1/ledger/digests/usage/proof?source={Uri.EscapeDataString(Source)}&id={id}";
        var answer = await owner.GetAsync(path);
        while (answer.Status != 200)
        {
            Assert.Equal(409, answer.Status);
            Assert.True(answer.Code is "ledger.not_digested_yet" or "ledger.not_sealed_yet", answer.Text);
            await Task.Delay(500, TestContext.Current.CancellationToken);
            answer = await owner.GetAsync(path);
        }

        Assert.True(FactProof.TryParse(Encoding.UTF8.GetBytes(answer.Text), out var proof, out var error), error);
        using var nobody = await LogReader.NobodyAsync(hosts, Hosts.Embedded);
        Assert.True(proof.TryVerify(new SignedByAll(await nobody.KeysAsync()), out var proven, out error), error);
        Assert.Contains($"\"event_id\":\"{id}\"", Encoding.UTF8.GetString(proof.Row.Span), StringComparison.Ordinal);

        await ChecksAsync(all, owner, other, await nobody.KeysAsync());

        // The rows of its digest, for who sees everything.
        var export = $"/api/v1/ledger/digests/facts?facts=usage&from={Rfc3339.Write(proven.Digest.From)}&to={Rfc3339.Write(proven.Digest.Until)}";
        var lines = (await all.GetAsync(export)).Text.Split('\n');
        Assert.Contains(lines, line => line.Contains(id, StringComparison.Ordinal) && line.Contains(proven.Digest.Series.Value, StringComparison.Ordinal));
        (await owner.GetAsync(export)).IsProblem(404, "not_found");
        (await all.GetAsync("/api/v1/ledger/digests/facts?facts=usage")).IsProblem(422, "request.invalid");
        (await other.GetAsync(path)).IsProblem(404, "not_found");
        (await owner.GetAsync(path + "x")).IsProblem(404, "not_found");
        (await owner.GetAsync("/api/v1/ledger/digests/checks/proof?check=civil-registry/http")).IsProblem(404, "not_found");
        (await all.GetAsync("/api/v1/ledger/digests?facts=keys")).IsProblem(422, "request.invalid");
        Assert.Empty((await owner.GetAsync("/api/v1/ledger/digests")).Items);
        var digest = (await all.GetAsync("/api/v1/ledger/digests?facts=usage&limit=1000")).Items
            .Single(row => row["series"]!.GetValue<string>() == proven.Digest.Series.Value && row["first"]!.GetValue<long>() == proven.Digest.First);
        Assert.Equal((proven.Digest.Root.ToString(), proven.Digest.Count), (digest["root"]!.GetValue<string>(), digest["count"]!.GetValue<long>()));
    }

    // Checks are digested with the usage: the oldest result that is shown is under a digest by now, or soon.
    private static async Task ChecksAsync(ApiClient all, ApiClient owner, ApiClient other, IReadOnlyCollection<INoteVerifier> keys)
    {
        const string check = "civil-registry/http";
        var results = (await all.GetAsync($"/api/v1/checks/{check}")).Json["results"]!.AsArray();
        while (results.Count == 0)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            results = (await all.GetAsync($"/api/v1/checks/{check}")).Json["results"]!.AsArray();
        }

        var due = results.Select(result => result!["due"]!.GetValue<string>()).Min(StringComparer.Ordinal)!;
        var path = $"/api/v1/ledger/digests/checks/proof?check={Uri.EscapeDataString(check)}&dueAt={Uri.EscapeDataString(due)}";
        var answer = await owner.GetAsync(path);
        while (answer.Status == 409)
        {
            await Task.Delay(500, TestContext.Current.CancellationToken);
            answer = await owner.GetAsync(path);
        }

        Assert.True(FactProof.TryParse(Encoding.UTF8.GetBytes(answer.Text), out var proof, out var error), answer.Text + error);
        Assert.True(proof.TryVerify(new SignedByAll(keys), out _, out error), error);
        Assert.Contains($"\"check_id\":\"{check}\"", Encoding.UTF8.GetString(proof.Row.Span), StringComparison.Ordinal);
        (await other.GetAsync(path)).IsProblem(404, "not_found");
    }
}
