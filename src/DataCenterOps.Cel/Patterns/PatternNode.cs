using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>A part of a regular expression. Nothing captures: only whether there is a match is asked for.</summary>
internal abstract record PatternNode
{
    /// <summary>Nothing, which is found everywhere.</summary>
    public static PatternNode Empty { get; } = new Sequence([]);

    /// <summary>One code point of a set.</summary>
    internal sealed record One(CodePointSet Set) : PatternNode;

    /// <summary>A condition on the place between two code points.</summary>
    internal sealed record Assert(PatternAssertion Assertion) : PatternNode;

    /// <summary>Parts one after the other.</summary>
    internal sealed record Sequence(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>One part or another.</summary>
    internal sealed record Choice(ImmutableArray<PatternNode> Parts) : PatternNode;

    /// <summary>A part again and again; <paramref name="Most"/> is -1 for any number.</summary>
    internal sealed record Repeat(PatternNode Part, int Least, int Most) : PatternNode;
}
