using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using DataCenterOps.Console.Shell;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Ledger;

namespace DataCenterOps.Console.Ledger;

/// <summary>Tells the history of one object from its entries, the newest first.</summary>
public sealed class ObjectHistory(LedgerQueries ledger, Receipts receipts)
{
    /// <summary>Entries of a page: a screen or two, with their differences.</summary>
    public const int RowsPerPage = 20;

    /// <summary>Differences that are shown with an entry; its own page has all.</summary>
    public const int ChangesShown = 12;

    /// <summary>A page of the history of a stream.</summary>
    public async Task<Page<HistoryItem>> ReadAsync(TenantScope scope, string stream, string? after, CancellationToken cancellationToken)
    {
        var page = await ledger.EntriesAsync(scope, new LedgerFilter { Stream = stream }, RowsPerPage, after, cancellationToken);
        var covered = await receipts.CoveredAsync([.. page.Items.Select(static row => row.Position)], cancellationToken);
        var before = page.Items.IsEmpty ? default : await DocumentBeforeAsync(scope, page.Items[^1], cancellationToken);
        var items = new List<HistoryItem>(page.Items.Length);
        foreach (var row in page.Items.Reverse())
        {
            var entry = Facts.Parse(row.Json);
            var document = DocumentOf(row, entry);
            var changes = document.ValueKind == JsonValueKind.Object && before.ValueKind == JsonValueKind.Object ? Between(before, document) : [];
            items.Add(new HistoryItem(
                row, [.. entry.List("reasons").Select(static reason => reason.GetString() ?? "")], Broken(row, entry), entry.Part("body").Part("decision").Text("id"),
                entry.Text("approval"), [.. changes.Take(ChangesShown)], Math.Max(0, changes.Length - ChangesShown), covered.Contains(row.Position)));
            before = document.ValueKind == JsonValueKind.Object ? document : before;
        }

        items.Reverse();
        return new Page<HistoryItem>([.. items], page.Next);
    }

    /// <summary>What differs between an entry's document and the one before it; nothing for the first, and for what has no document.</summary>
    public async Task<ImmutableArray<FieldChange>> ChangesAsync(TenantScope scope, EntryRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        var document = DocumentOf(row, Facts.Parse(row.Json));
        if (document.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var before = await DocumentBeforeAsync(scope, row, cancellationToken);
        return before.ValueKind == JsonValueKind.Object ? Between(before, document) : [];
    }

    private async Task<JsonElement> DocumentBeforeAsync(TenantScope scope, EntryRow row, CancellationToken cancellationToken)
    {
        if (row.Version < 2)
        {
            return default;
        }

        var earlier = await ledger.EntriesAsync(
            scope, new LedgerFilter { Stream = row.Stream, Outcome = "applied", Before = row.Position }, 1, null, cancellationToken);
        return earlier.Items.Select(static one => DocumentOf(one, Facts.Parse(one.Json))).FirstOrDefault();
    }

    // What was allowed with warnings is told by its decision; here stands why something was not done.
    private static ImmutableArray<(string Policy, string Rule)> Broken(EntryRow row, JsonElement entry) => row.Outcome == "applied"
        ? []
        :
        [
            .. entry.Part("body").Part("decision").List("results").Where(static result => result.Text("outcome") is "violation" or "error")
                .Select(static result => (result.Text("policy"), result.Text("rule"))),
        ];

    // What was refused has changed nothing.
    private static JsonElement DocumentOf(EntryRow row, JsonElement entry) =>
        row.Outcome == "applied" ? entry.Part("body").Part("document") : default;

    private static ImmutableArray<FieldChange> Between(JsonElement before, JsonElement after) =>
        DocumentChanges.Between(Encoding.UTF8.GetBytes(before.GetRawText()), Encoding.UTF8.GetBytes(after.GetRawText()));
}
