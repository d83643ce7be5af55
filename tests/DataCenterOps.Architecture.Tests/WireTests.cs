using System.Reflection;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains;
using DataCenterOps.Grains.Access;
using Orleans.Concurrency;

namespace DataCenterOps.Architecture.Tests;

/// <summary>What travels between silos, and how grains are called.</summary>
public sealed class WireTests
{
    private static readonly Type[] Types =
    [
        .. new[] { typeof(Caller).Assembly, typeof(ITokenGrain).Assembly, typeof(GrainServices).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("DataCenterOps", StringComparison.Ordinal) == true),
    ];

    private static IEnumerable<Type> Interfaces =>
        Types.Where(type => type.IsInterface && typeof(IGrain).IsAssignableFrom(type));

    private static IEnumerable<MethodInfo> Methods => Interfaces.SelectMany(type =>
        type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly));

    [Fact]
    public void There_are_wire_types_and_grains_to_look_at()
    {
        Assert.True(Types.Count(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)) > 10);
        Assert.True(Methods.Count() > 10);
    }

    [Fact]
    public void Every_wire_type_has_an_alias_of_ours() => Assert.Empty(
        from type in Types
        where type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false)
        where !Aliases(type).Any(alias => alias.StartsWith("dcops.", StringComparison.Ordinal))
        select type.FullName);

    [Fact]
    public void No_alias_is_given_twice() => Assert.Empty(
        Types.SelectMany(type => Aliases(type).Distinct(StringComparer.Ordinal))
            .GroupBy(alias => alias, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_member_that_travels_has_a_pinned_id() => Assert.Empty(
        from type in Types
        where type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !type.IsEnum
        from property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
        where property.GetMethod is { } getter && IsStored(type, property) && !property.IsDefined(typeof(IdAttribute))
        select $"{type.FullName}.{property.Name}");

    [Fact]
    public void No_grain_is_reentrant() =>
        Assert.Empty(Types.Where(type => type.IsDefined(typeof(ReentrantAttribute), inherit: true)).Select(type => type.FullName));

    [Fact]
    public void Every_grain_interface_and_method_has_an_alias() => Assert.Empty(
        Interfaces.Where(type => !type.IsDefined(typeof(AliasAttribute), inherit: false)).Select(type => type.FullName)
            .Concat(Methods.Where(method => !method.IsDefined(typeof(AliasAttribute))).Select(Name)));

    [Fact]
    public void Every_grain_method_takes_its_cancellation_last() => Assert.Empty(
        Methods.Where(method => method.GetParameters().LastOrDefault()?.ParameterType != typeof(CancellationToken)).Select(Name));

    private static IEnumerable<string> Aliases(Type type) =>
        type.GetCustomAttributes<AliasAttribute>(inherit: false).Select(attribute => attribute.Alias);

    private static bool IsStored(Type type, PropertyInfo property) =>
        type.GetField($"<{property.Name}>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic) is not null;

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.FullName}.{method.Name}";
}
