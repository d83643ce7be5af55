namespace DataCenterOps.Cel;

/// <summary>A value of a library's own type, as an IP address is. Two are equal as the library says.</summary>
public abstract class CelOpaque
{
    /// <summary>The run-time name of the type, as in <c>net.IP</c>.</summary>
    public abstract string TypeName { get; }

    /// <summary>The value as text.</summary>
    public abstract string Text { get; }

    /// <inheritdoc/>
    public abstract override bool Equals(object? obj);

    /// <inheritdoc/>
    public abstract override int GetHashCode();

    /// <inheritdoc/>
    public sealed override string ToString() => Text;
}
