using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>A declared object type: a name and fields, each with a slot.</summary>
public sealed class CelObjectType
{
    private readonly Dictionary<string, int> _slots;

    /// <summary>Declares a type. Throws when two fields have one name.</summary>
    public CelObjectType(string name, ImmutableArray<CelField> fields)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        Fields = fields;
        _slots = new Dictionary<string, int>(fields.Length, StringComparer.Ordinal);
        for (var i = 0; i < fields.Length; i++)
        {
            _slots.Add(fields[i].Name, i);
        }
    }

    /// <summary>The type's name.</summary>
    public string Name { get; }

    /// <summary>The fields in the order of their slots.</summary>
    public ImmutableArray<CelField> Fields { get; }

    /// <summary>Finds the slot of a field.</summary>
    public bool TrySlot(string field, out int slot) => _slots.TryGetValue(field, out slot);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
