using System.Reflection;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;

namespace DataCenterOps.Architecture.Tests;

/// <summary>Every method of every grain names the operation that it asks permission for.</summary>
public sealed class GrainPermissionTests
{
    private static IEnumerable<MethodInfo> Methods => typeof(PermissionAttribute).Assembly.GetTypes()
        .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
        .SelectMany(type => type.GetMethods());

    [Fact]
    public void No_method_is_without_an_operation()
    {
        Assert.True(Methods.Count() > 15);
        Assert.Empty(Methods.Where(method => method.GetCustomAttribute<PermissionAttribute>() is null).Select(Name));
    }

    [Fact]
    public void Every_operation_of_a_method_is_in_the_table() => Assert.Empty(
        Methods.Where(method => Permissions.RolesFor(method.GetCustomAttribute<PermissionAttribute>()!.Operation).IsEmpty).Select(Name));

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";
}
