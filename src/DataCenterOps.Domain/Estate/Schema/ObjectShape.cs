using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>The fields of a document or of an object in it.</summary>
public sealed class ObjectShape
{
    private readonly FrozenDictionary<string, int> _indexes;

    /// <summary>Makes a shape.</summary>
    /// <param name="fields">In any order; <see cref="Fields"/> has them in the order of canonical JSON.</param>
    /// <param name="derived">Names that are computed or observed: told apart from names that are merely unknown.</param>
    public ObjectShape(IEnumerable<Field> fields, params ReadOnlySpan<string> derived)
    {
        Fields = [.. fields.OrderBy(field => field.Name, StringComparer.Ordinal)];
        Derived = derived.ToArray().ToFrozenSet(StringComparer.Ordinal);
        _indexes = Fields.Select((field, index) => (field, index))
            .ToFrozenDictionary(pair => pair.field.Name, pair => pair.index, StringComparer.Ordinal);
        HasId = _indexes.ContainsKey("id");
    }

    /// <summary>The fields, ordered by name as canonical JSON orders them.</summary>
    public ImmutableArray<Field> Fields { get; }

    /// <summary>Names of what is computed or observed, refused in a document.</summary>
    public FrozenSet<string> Derived { get; }

    /// <summary>Whether objects of this shape have an id of their own, so that they are matched by it and not by place.</summary>
    public bool HasId { get; }

    /// <summary>The field of that name, or null.</summary>
    public Field? Find(string name) => _indexes.TryGetValue(name, out var index) ? Fields[index] : null;

    /// <summary>The place of a field in <see cref="Fields"/>, or −1.</summary>
    internal int IndexOf(string name) => _indexes.TryGetValue(name, out var index) ? index : -1;
}
