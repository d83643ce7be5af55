using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>Tells what a plan would change in a document.</summary>
public static class DocumentChanges
{
    /// <summary>
    /// The differences between two canonical texts of a document, in the order of paths, the first
    /// <see cref="EstateLimits.Changes"/>. An absent text (empty) stands for a document that is not there.
    /// </summary>
    public static ImmutableArray<FieldChange> Between(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        if (before.Span.SequenceEqual(after.Span))
        {
            return [];
        }

        var changes = ImmutableArray.CreateBuilder<FieldChange>();
        Compare("", Read(before), Read(after), changes);
        return changes.ToImmutable();
    }

    private static JsonElement? Read(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : DeclaredDocument.Parse(json);

    private static void Compare(string path, JsonElement? before, JsonElement? after, ImmutableArray<FieldChange>.Builder changes)
    {
        if (changes.Count >= EstateLimits.Changes || Same(before, after))
        {
            return;
        }

        if (Kind(before, after) == JsonValueKind.Object)
        {
            foreach (var name in Names(before).Union(Names(after), StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                Compare(path.Length == 0 ? name : $"{path}.{name}", Member(before, name), Member(after, name), changes);
            }
        }
        else if (ById(before) is { } old && ById(after) is { } @new && (old.Count > 0 || @new.Count > 0))
        {
            foreach (var id in old.Keys.Union(@new.Keys, StringComparer.Ordinal))
            {
                Compare($"{path}[{id}]", Item(old, id), Item(@new, id), changes);
            }
        }
        else
        {
            changes.Add(new FieldChange(path, Show(before), Show(after)));
        }
    }

    // Canonical text is equal when the values are.
    private static bool Same(JsonElement? before, JsonElement? after) => before is { } left && after is { } right
        ? left.GetRawText() == right.GetRawText()
        : before is null && after is null;

    // An object that comes or goes is shown field by field; where a value changes its form, both are shown whole.
    private static JsonValueKind Kind(JsonElement? before, JsonElement? after) =>
        before is { } left && after is { } right && left.ValueKind != right.ValueKind
            ? JsonValueKind.Undefined
            : (before ?? after)!.Value.ValueKind;

    private static IEnumerable<string> Names(JsonElement? value) =>
        value is { } element ? element.EnumerateObject().Select(member => member.Name) : [];

    private static JsonElement? Member(JsonElement? value, string name) =>
        value is { } element && element.TryGetProperty(name, out var member) ? member : null;

    private static JsonElement? Item(Dictionary<string, JsonElement> items, string id) =>
        items.TryGetValue(id, out var item) ? item : null;

    // Null when the value is a list whose items have no ids.
    private static Dictionary<string, JsonElement>? ById(JsonElement? value)
    {
        var items = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (value is not { } list)
        {
            return items;
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        foreach (var item in list.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("id", out var id) || !items.TryAdd(id.GetString()!, item))
            {
                return null;
            }
        }

        return items;
    }

    private static string? Show(JsonElement? value)
    {
        if (value is not { } element)
        {
            return null;
        }

        var text = element.ValueKind == JsonValueKind.String ? element.GetString()! : element.GetRawText();
        if (text.Length <= EstateLimits.ChangeText)
        {
            return text;
        }

        var length = EstateLimits.ChangeText - (char.IsHighSurrogate(text[EstateLimits.ChangeText - 1]) ? 1 : 0);
        return string.Concat(text.AsSpan(0, length), "…");
    }
}
