using System.Text;
using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Api.Tests.Ledger;

public sealed class ReceiptTests(Hosts hosts)
{
    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Who_may_read_an_entry_gets_a_receipt_that_proves_it(string mode)
    {
        using var all = await hosts.GetAsync(mode);
        using var nobody = await LogReader.NobodyAsync(hosts, mode);
        var keys = await nobody.KeysAsync();
        using var reader = await all.AsAsync("min-interior", "tenant-admin");
        var entries = (await reader.GetAsync("/api/v1/ledger/entries?limit=5")).Items.ToArray();
        Assert.NotEmpty(entries);
        foreach (var entry in entries)
        {
            var receipt = await ReceiptAsync(reader, entry["position"]!.GetValue<long>());
            Assert.True(receipt.TryVerify(keys, out _, out var error), error);
            Assert.Contains("\"tenant\":\"min-interior\"", Encoding.UTF8.GetString(receipt.Entry!.Value.Span), StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Hosts.Both), MemberType = typeof(Hosts))]
    public async Task Others_entries_and_nobodys_look_the_same(string mode)
    {
        using var all = await hosts.GetAsync(mode);
        using var reader = await all.AsAsync("cnas", "tenant-admin");
        var others = (await all.GetAsync("/api/v1/ledger/entries?limit=1000")).Items
            .First(entry => entry["entry"]!["tenant"]?.GetValue<string>() == "min-interior")["position"]!.GetValue<long>();

        (await reader.GetAsync($"/api/v1/ledger/entries/{others}/proof")).IsProblem(404, "not_found");
        (await reader.GetAsync("/api/v1/ledger/entries/999999999/proof")).IsProblem(404, "not_found");
        using var pack = await all.AsAsync("*", "platform-admin");
        (await pack.GetAsync($"/api/v1/ledger/entries/{others}/proof")).IsProblem(403, "auth.forbidden");
    }

    [Fact]
    public async Task What_was_just_done_has_a_receipt_in_a_moment()
    {
        using var all = await hosts.GetAsync(Hosts.Embedded);
        using var nobody = await LogReader.NobodyAsync(hosts, Hosts.Embedded);
        using var token = await all.AsAsync("*", "auditor");
        var newest = (await all.GetAsync("/api/v1/ledger/entries?limit=1")).Items.Single()["position"]!.GetValue<long>();

        var receipt = await ReceiptAsync(all, newest);
        Assert.True(receipt.TryVerify(await nobody.KeysAsync(), out _, out var error), error);
    }

    [Fact]
    public async Task The_interfaces_description_names_receipts_and_keys()
    {
        using var all = await hosts.GetAsync(Hosts.Embedded);
        var paths = (await all.GetAsync("/openapi/v1.json")).Json["paths"]!.AsObject();
        Assert.Contains("/api/v1/ledger/entries/{position}/proof", paths.Select(path => path.Key), StringComparer.Ordinal);
        Assert.Contains("/api/v1/ledger/vkey", paths.Select(path => path.Key), StringComparer.Ordinal);
    }

    // Before a checkpoint covers the entry, the answer is a conflict that passes by itself.
    private static async Task<Receipt> ReceiptAsync(ApiClient api, long position)
    {
        while (true)
        {
            var answer = await api.GetAsync($"/api/v1/ledger/entries/{position}/proof");
            if (answer.Status == 200)
            {
                Assert.Equal("text/plain", answer.MediaType);
                Assert.True(Receipt.TryParse(Encoding.UTF8.GetBytes(answer.Text), out var receipt, out var error), error);
                return receipt;
            }

            answer.IsProblem(409, "ledger.not_sealed_yet");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
