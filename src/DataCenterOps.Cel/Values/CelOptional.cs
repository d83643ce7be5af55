namespace DataCenterOps.Cel;

/// <summary>A value that may be absent.</summary>
public sealed class CelOptional
{
    private readonly CelValue _value;

    internal CelOptional(CelValue value) => _value = value;

    internal static CelOptional None { get; } = new(CelValue.Unset);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => _value.Kind != CelKind.Unset;

    /// <summary>The value; unset when there is none.</summary>
    public CelValue Value => _value;
}
