using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>A node of the syntax tree, macros expanded. The id is unique in its tree; the offset is for messages.</summary>
internal abstract class Expr
{
    private Expr(int id, int offset) => (Id, Offset) = (id, offset);

    public int Id { get; }

    public int Offset { get; }

    internal sealed class Literal(int id, int offset, CelValue value) : Expr(id, offset)
    {
        public CelValue Value { get; } = value;
    }

    /// <summary>A name; rooted when a dot stands before it.</summary>
    internal sealed class Name(int id, int offset, string text, bool rooted) : Expr(id, offset)
    {
        public string Text { get; } = text;

        public bool Rooted { get; } = rooted;
    }

    /// <summary><c>a.b</c>; a test is <c>has(a.b)</c>, an optional one <c>a.?b</c>.</summary>
    internal sealed class Select(int id, int offset, Expr operand, string field, bool test, bool optional)
        : Expr(id, offset)
    {
        public Expr Operand { get; } = operand;

        public string Field { get; } = field;

        public bool Test { get; } = test;

        public bool Optional { get; } = optional;
    }

    /// <summary>A call of a function or operator (<see cref="Operators"/>); the target is null unless it is a member.</summary>
    internal sealed class Call(int id, int offset, string function, Expr? target, ImmutableArray<Expr> arguments)
        : Expr(id, offset)
    {
        public string Function { get; } = function;

        public Expr? Target { get; } = target;

        public ImmutableArray<Expr> Arguments { get; } = arguments;
    }

    internal sealed class List(int id, int offset, ImmutableArray<Expr> items, ImmutableArray<bool> optional)
        : Expr(id, offset)
    {
        public ImmutableArray<Expr> Items { get; } = items;

        /// <summary>Which items are left out when they are none.</summary>
        public ImmutableArray<bool> Optional { get; } = optional;
    }

    internal sealed class Map(
        int id, int offset, ImmutableArray<Expr> keys, ImmutableArray<Expr> values, ImmutableArray<bool> optional)
        : Expr(id, offset)
    {
        public ImmutableArray<Expr> Keys { get; } = keys;

        public ImmutableArray<Expr> Values { get; } = values;

        /// <summary>Which entries are left out when their value is none.</summary>
        public ImmutableArray<bool> Optional { get; } = optional;
    }

    /// <summary>The building of an object, which the profile does not allow; kept to say so with its position.</summary>
    internal sealed class Build(int id, int offset, string type) : Expr(id, offset)
    {
        public string Type { get; } = type;
    }

    /// <summary>A loop over a list or map that a macro expanded to.</summary>
    internal sealed class Loop(
        int id, int offset, LoopKind kind, Expr range, string first, string? second, Expr? filter, Expr body)
        : Expr(id, offset)
    {
        public LoopKind Kind { get; } = kind;

        public Expr Range { get; } = range;

        /// <summary>The item or key; with two variables the index or key.</summary>
        public string First { get; } = first;

        /// <summary>The item or value of a macro with two variables.</summary>
        public string? Second { get; } = second;

        public Expr? Filter { get; } = filter;

        public Expr Body { get; } = body;
    }

    /// <summary><c>cel.bind(name, value, body)</c>.</summary>
    internal sealed class Bind(int id, int offset, string variable, Expr value, Expr body) : Expr(id, offset)
    {
        public string Variable { get; } = variable;

        public Expr Value { get; } = value;

        public Expr Body { get; } = body;
    }
}
