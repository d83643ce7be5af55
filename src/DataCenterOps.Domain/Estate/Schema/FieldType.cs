using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>What the value of a field may be. A closed family: whatever reads documents handles each of these.</summary>
public abstract record FieldType
{
    private FieldType()
    {
    }

    /// <summary>A text in one line, NFC, without control characters.</summary>
    /// <param name="MaxLength">Code points.</param>
    public sealed record Text(int MaxLength = EstateLimits.TextLength) : FieldType
    {
        /// <summary>Whether the text may be empty.</summary>
        public bool MayBeEmpty { get; init; }

        /// <summary>A form that it must have, where there is one.</summary>
        public TextForm? Form { get; init; }
    }

    /// <summary>True or false.</summary>
    public sealed record Flag : FieldType;

    /// <summary>A whole number, both bounds inclusive.</summary>
    public sealed record Whole(long Min, long Max) : FieldType;

    /// <summary>A decimal, both bounds inclusive; text in JSON.</summary>
    /// <param name="Min">The smallest.</param>
    /// <param name="Max">The largest.</param>
    /// <param name="Decimals">Places after the point at most.</param>
    public sealed record Number(decimal Min, decimal Max, int Decimals) : FieldType;

    /// <summary>An instant: RFC 3339, a date, or in a fictional document relative to now.</summary>
    public sealed record Time : FieldType;

    /// <summary>A length of time as in <c>30s</c> or <c>90d</c>, both bounds inclusive.</summary>
    public sealed record Duration(TimeSpan Min, TimeSpan Max) : FieldType;

    /// <summary>One of a few words.</summary>
    public sealed record Choice(ImmutableArray<string> Values) : FieldType;

    /// <summary>An id that is given here.</summary>
    public sealed record Id(IdForm Form) : FieldType;

    /// <summary>The id of a document of another, or the same, kind.</summary>
    /// <param name="Kind">The kind's name.</param>
    public sealed record Reference(string Kind) : FieldType;

    /// <summary>The id of an object in a list of the same document.</summary>
    /// <param name="Among">The list's field.</param>
    public sealed record Local(string Among) : FieldType;

    /// <summary>A data category that the estate lists.</summary>
    public sealed record Category : FieldType;

    /// <summary>An object.</summary>
    public sealed record Nested(ObjectShape Shape) : FieldType;

    /// <summary>A list.</summary>
    public sealed record List(FieldType Item, int Max = EstateLimits.ListEntries, int Min = 0) : FieldType;

    /// <summary>A map from ids to values, as in <c>{vm_vcpu: 16}</c>.</summary>
    /// <param name="Key">A reference or an id.</param>
    /// <param name="Value">What each value is.</param>
    /// <param name="Max">Entries at most.</param>
    public sealed record Map(FieldType Key, FieldType Value, int Max = EstateLimits.ListEntries) : FieldType;
}
