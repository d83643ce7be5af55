namespace DataCenterOps.Persistence.Ledger;

/// <summary>One statement of a commit.</summary>
/// <param name="Text">With <c>$1</c>, <c>$2</c> … for the values.</param>
/// <param name="Values">In order.</param>
/// <param name="ExpectedRows">How many rows it must touch, or <see cref="AnyNumber"/>.</param>
/// <param name="Rows">The known shape of the statement, if it has one.</param>
internal readonly record struct SqlStatement(string Text, object?[] Values, int ExpectedRows, RowWrite? Rows = null)
{
    public const int AnyNumber = -1;

    /// <summary>The value at <paramref name="index"/>, a position replaced by its number.</summary>
    public object? Value(int index, ReadOnlySpan<long> positions) =>
        Values[index] is EntryPosition position ? position.Resolve(positions) : Values[index];

    public void Verify(int touched)
    {
        if (ExpectedRows != AnyNumber && touched != ExpectedRows)
        {
            throw RowsExpectedException.Of(ExpectedRows, touched);
        }
    }
}
