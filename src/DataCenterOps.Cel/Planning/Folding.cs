namespace DataCenterOps.Cel;

/// <summary>
/// What follows from constants alone is computed once, when the expression is planned. It goes on to cost what computing it cost. A failure is left to the evaluation: it may be absorbed there.
/// </summary>
internal static class Folding
{
    // More is not worth its memory: the value lives as long as the program.
    private const long MostUnits = 200;

    public static Node Of(Node node, Place place, params ReadOnlySpan<Node> operands)
    {
        foreach (var operand in operands)
        {
            if (operand is not ConstantNode { Value.IsError: false })
            {
                return node;
            }
        }

        var budget = new CelBudget(MostUnits);
        var frame = Frame.Take(0, budget, CancellationToken.None);
        try
        {
            var value = node.Eval(frame);
            return value.IsError || frame.Fatal is not null ? node : new ConstantNode(place, value, node.Cost + budget.Spent);
        }
        finally
        {
            frame.Release(0);
        }
    }
}
