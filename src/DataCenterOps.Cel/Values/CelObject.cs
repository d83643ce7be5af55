namespace DataCenterOps.Cel;

/// <summary>
/// An object of a declared type. A slot may be unset; reading it is an error. A slot that holds
/// <see cref="CelValue.Lazy"/> is computed at its first read, at most once. An object with lazy slots belongs to one
/// evaluation and is not thread-safe; without them it is immutable.
/// </summary>
public sealed class CelObject
{
    private readonly CelValue[] _slots;
    private readonly Func<int, CelResult>? _lazy;

    /// <summary>Takes <paramref name="slots"/> over, in the order of the type's fields; the caller must not change it later.</summary>
    /// <param name="type">The declared type.</param>
    /// <param name="slots">One value for each field.</param>
    /// <param name="lazy">Computes the lazy slot of this number.</param>
    public CelObject(CelObjectType type, CelValue[] slots, Func<int, CelResult>? lazy = null)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentOutOfRangeException.ThrowIfNotEqual(slots.Length, type.Fields.Length, nameof(slots));
        Type = type;
        _slots = slots;
        _lazy = lazy;
    }

    /// <summary>The declared type.</summary>
    public CelObjectType Type { get; }

    /// <summary>The value of a slot: unset, an error, or the value. A lazy slot is computed.</summary>
    public CelValue Read(int slot)
    {
        ref readonly var value = ref _slots[slot];
        return value.Kind == CelKind.Lazy ? Compute(slot) : value;
    }

    /// <summary>The value of a field by name; unset when the type has no such field.</summary>
    public CelValue Read(string field) => Type.TrySlot(field, out var slot) ? Read(slot) : CelValue.Unset;

    private CelValue Compute(int slot)
    {
        // A slot that reads itself finds this instead of recursing.
        _slots[slot] = CelValue.Fail(CelCodes.Cycle, $"`{Type.Fields[slot].Name}` reads itself");
        var result = _lazy?.Invoke(slot) ?? new CelResult(CelValue.Unset);
        return _slots[slot] = result.Raw;
    }
}
