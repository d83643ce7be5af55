namespace DataCenterOps.Grains.Access;

/// <summary>
/// The operation that a method of a grain asks permission for, from the table in <c>Permissions</c>. A method without one
/// is nobody's: the silo refuses every call.
/// </summary>
/// <param name="operation">As in <c>pack.activate</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PermissionAttribute(string operation) : Attribute
{
    /// <summary>As in <c>pack.activate</c>.</summary>
    public string Operation { get; } = operation;
}
