using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>One overload of a function: a name, the types it takes, the type it gives, a cost and a body.</summary>
public sealed class CelFunction
{
    private CelFunction(
        string name, bool member, ImmutableArray<CelType> parameters, CelType result, CelCost cost, CelFunctionBody? body)
    {
        (Name, IsMember, Parameters, Result, Cost, Body) = (name, member, parameters, result, cost, body);
    }

    /// <summary>The name; with dots for a namespace, as in <c>math.abs</c>.</summary>
    public string Name { get; }

    /// <summary>Whether it is called on a target, as in <c>text.size()</c>.</summary>
    public bool IsMember { get; }

    /// <summary>The types it takes, the target first.</summary>
    public ImmutableArray<CelType> Parameters { get; }

    /// <summary>The type it gives.</summary>
    public CelType Result { get; }

    /// <summary>What a call costs beyond the one unit of its node.</summary>
    public CelCost Cost { get; }

    /// <summary>The most items or UTF-16 units of the result; null for the sum of the arguments' sizes.</summary>
    public long? ResultSize { get; private init; }

    /// <summary>How many times the arguments' sizes the result may have, where <see cref="ResultSize"/> says nothing.</summary>
    internal int ResultGrowth { get; private init; } = 1;

    /// <summary>Whether the last argument is evaluated only where it is wanted; the body is then the planner's.</summary>
    internal bool IsLazyInLast { get; private init; }

    internal CelFunctionBody? Body { get; }

    /// <summary>A function as in <c>f(a, b)</c>.</summary>
    public static CelFunction Global(
        string name, ImmutableArray<CelType> parameters, CelType result, CelCost cost, CelFunctionBody body) =>
        new(name, false, parameters, result, cost, body);

    /// <summary>A member as in <c>a.f(b)</c>; the first parameter is the target.</summary>
    public static CelFunction Member(
        string name, ImmutableArray<CelType> parameters, CelType result, CelCost cost, CelFunctionBody body) =>
        new(name, true, parameters, result, cost, body);

    /// <summary>An operator: its body is the planner's.</summary>
    internal static CelFunction Operator(string name, CelType result, params ImmutableArray<CelType> parameters) =>
        new(name, false, parameters, result, default, null);

    /// <summary>A member whose second operand is evaluated only when the first, an optional, holds nothing.</summary>
    internal static CelFunction OrElse(string name, CelType optional, CelType otherwise, CelType result) =>
        new(name, true, [optional, otherwise], result, default, null) { IsLazyInLast = true };

    /// <summary>The same function whose result has at most <paramref name="size"/> items or UTF-16 units.</summary>
    public CelFunction WithResultSize(long size) => new(Name, IsMember, Parameters, Result, Cost, Body) { ResultSize = size };

    /// <summary>The same function whose result may be <paramref name="times"/> the size of its arguments.</summary>
    internal CelFunction WithResultGrowth(int times) => new(Name, IsMember, Parameters, Result, Cost, Body) { ResultGrowth = times };

    /// <summary>The signature, as in <c>string.size() -> int</c>.</summary>
    public override string ToString() => IsMember
        ? $"{Parameters[0]}.{Name}({string.Join(", ", Parameters.Skip(1))}) -> {Result}"
        : $"{Name}({string.Join(", ", Parameters)}) -> {Result}";
}
