using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>Turns a checked tree into nodes. What can be decided once is decided here.</summary>
internal sealed class Planner
{
    private readonly CelEnvironment _environment;
    private readonly CheckedTree _tree;
    private readonly CelSource _source;
    private readonly ImmutableArray<CelIssue>.Builder _issues = ImmutableArray.CreateBuilder<CelIssue>();

    private Planner(CelEnvironment environment, CheckedTree tree, CelSource source) =>
        (_environment, _tree, _source) = (environment, tree, source);

    public static Node Plan(CelEnvironment environment, CheckedTree tree, CelSource source, out ImmutableArray<CelIssue> issues)
    {
        var planner = new Planner(environment, tree, source);
        var root = planner.Visit(tree.Root);
        issues = planner._issues.ToImmutable();
        return root;
    }

    private Node Visit(Expr expr)
    {
        var place = new Place(_source, expr.Offset);
        if (_tree.Faults.TryGetValue(expr.Id, out var fault))
        {
            return new ConstantNode(place, CelValue.FromError(fault));
        }

        return expr switch
        {
            Expr.Literal literal => new ConstantNode(place, literal.Value),
            Expr.Name name => Global(name, place, name.Text)!,
            Expr.Select select => Global(select, place, select.Field) ?? Select(select, place),
            Expr.Call call => Call(call, place),
            Expr.List list => List(list, place),
            Expr.Map map => Map(map, place),
            Expr.Loop loop => Loop(loop, place),
            Expr.Bind bind => new BindNode(place, Visit(bind.Value), _tree.Slots[bind.Id], Visit(bind.Body)),
            _ => throw new InvalidOperationException("a node of no known kind"),
        };
    }

    private Node? Global(Expr expr, Place place, string name)
    {
        if (_tree.Constants.TryGetValue(expr.Id, out var constant))
        {
            return new ConstantNode(place, constant);
        }

        if (_tree.Slots[expr.Id] is not (var slot and >= 0))
        {
            return null;
        }

        return slot < _environment.Variables.Length && _environment.Variables[slot].Constant is { Kind: not CelKind.Unset } value
            ? new ConstantNode(place, value)
            : new SlotNode(place, slot, name);
    }

    private Node Select(Expr.Select select, Place place)
    {
        var operand = Visit(select.Operand);
        var type = _tree.Types[select.Operand.Id].Declared;
        var slot = -1;
        type = type is not null && type.TrySlot(select.Field, out slot) ? type : null;
        if (select.Test)
        {
            return new HasNode(place, operand, select.Field, type, slot);
        }

        return type is not null && !select.Optional
            ? Folding.Of(new FieldNode(place, operand, type, slot, select.Field), place, operand)
            : Folding.Of(new SelectNode(place, operand, select.Field, select.Optional), place, operand);
    }

    private Node List(Expr.List list, Place place)
    {
        var items = Visit(list.Items);
        if (items.All(item => item is ConstantNode { Value.IsError: false }) && !list.Optional.Contains(true))
        {
            // Literals make the same list every time: it is built once.
            return new ConstantNode(
                place, CelValue.OfItems([.. items.Select(item => ((ConstantNode)item).Value)]));
        }

        return new ListNode(place, items, Marks(list.Optional), 1 + items.Sum(item => item.Cost));
    }

    private MapNode Map(Expr.Map map, Place place)
    {
        var (keys, values) = (Visit(map.Keys), Visit(map.Values));
        return new MapNode(
            place, keys, values, Marks(map.Optional), 1 + keys.Sum(key => key.Cost) + values.Sum(value => value.Cost));
    }

    private static bool[]? Marks(ImmutableArray<bool> optional) => optional.Contains(true) ? [.. optional] : null;

    // The list between is not built.
    private FilteredQuantifierNode Filtered(Expr.Loop loop, Expr.Loop inner, Place place) => new(
        place, Visit(inner.Range), _tree.Slots[inner.Id], Visit(inner.Body), _tree.Slots[loop.Id], Visit(loop.Body),
        loop.Kind == LoopKind.All ? Truth.False : Truth.True);

    private Node Loop(Expr.Loop loop, Place place)
    {
        if (loop is { Kind: LoopKind.All or LoopKind.Exists, Second: null, Range: Expr.Loop { Kind: LoopKind.Where } inner })
        {
            return Filtered(loop, inner, place);
        }

        var (range, slot, two) = (Visit(loop.Range), _tree.Slots[loop.Id], loop.Second is not null);
        var filter = loop.Filter is null ? null : Visit(loop.Filter);
        var body = Visit(loop.Body);
        return loop.Kind switch
        {
            LoopKind.All => new QuantifierNode(place, range, slot, two, body, Truth.False),
            LoopKind.Exists => new QuantifierNode(place, range, slot, two, body, Truth.True),
            LoopKind.ExistsOne => new ExistsOneNode(place, range, slot, two, body),
            LoopKind.Where => new ToListNode(place, range, slot, two, body, null),
            LoopKind.ToList => new ToListNode(place, range, slot, two, filter, body),
            _ => new ToMapNode(place, range, slot, two, filter, body, loop.Kind == LoopKind.ToMapEntries),
        };
    }

    private Node[] Visit(ImmutableArray<Expr> exprs)
    {
        var nodes = new Node[exprs.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = Visit(exprs[i]);
        }

        return nodes;
    }

    private Node Call(Expr.Call call, Place place)
    {
        if (call.Target is null && call.Arguments.Length > 0 && Operator(call, place) is { } node)
        {
            return node;
        }

        var arguments = Visit(call.Arguments);
        if (call.Target is not null && !_tree.Namespaced.Contains(call.Id))
        {
            arguments = [Visit(call.Target), .. arguments];
        }

        var overloads = _tree.Overloads[call.Id];
        if (arguments is [var optional, var otherwise] && overloads.Any(overload => overload.IsLazyInLast))
        {
            return new OrElseNode(place, optional, otherwise, unwrap: call.Function == "orValue");
        }

        if (arguments is [var text, var pattern] && overloads.Any(overload => overload.Cost.Shape == CelCostShape.Pattern))
        {
            return pattern is ConstantNode { Value.Kind: CelKind.String } constant
                ? Match(call, place, text, constant.Value.AsString())
                : new MatchNode(place, text, null, pattern);
        }

        return Folding.Of(
            new CallNode(place, [.. overloads], arguments, call.Function, 1 + arguments.Sum(argument => argument.Cost)), place, arguments);
    }

    private Node Match(Expr.Call call, Place place, Node text, string pattern)
    {
        if (PatternCache.TryGet(pattern, out var compiled, out var message))
        {
            return new MatchNode(place, text, compiled, null);
        }

        var argument = call.Arguments[^1];
        _issues.Add(_source.Issue(CelCodes.BadPattern, message, argument.Offset));
        var (line, column) = _source.Position(argument.Offset);
        return new ConstantNode(place, CelValue.FromError(new CelError(CelCodes.BadPattern, message, line, column)));
    }

    private Node? Operator(Expr.Call call, Place place)
    {
        var name = call.Function;
        switch (name)
        {
            case Operators.And:
                return new LogicNode(place, Visit(call.Arguments), Truth.False);
            case Operators.Or:
                return new LogicNode(place, Visit(call.Arguments), Truth.True);
            case Operators.Not:
                return new NotNode(place, Visit(call.Arguments[0]));
            case Operators.Negate:
                return new NegateNode(place, Visit(call.Arguments[0]));
            case Operators.Conditional:
                return new ConditionalNode(
                    place, Visit(call.Arguments[0]), Visit(call.Arguments[1]), Visit(call.Arguments[2]));
            case Operators.Equal or Operators.NotEqual:
                return new EqualNode(
                    place, Visit(call.Arguments[0]), Visit(call.Arguments[1]), name == Operators.Equal);
            case Operators.Less or Operators.LessOrEqual or Operators.Greater or Operators.GreaterOrEqual:
                return new CompareNode(place, Visit(call.Arguments[0]), Visit(call.Arguments[1]), name);
            case Operators.In:
                return In(call, place);
            default:
                if (Operation(name) is not { } operation)
                {
                    return null;
                }

                var (left, right) = (Visit(call.Arguments[0]), Visit(call.Arguments[1]));
                return Folding.Of(new BinaryNode(place, left, right, operation, name == Operators.Add), place, left, right);
        }
    }

    private static BinaryOperation? Operation(string name) => name switch
    {
        Operators.Add => Arithmetic.Add,
        Operators.Subtract => Arithmetic.Subtract,
        Operators.Multiply => Arithmetic.Multiply,
        Operators.Divide => Arithmetic.Divide,
        Operators.Modulo => Arithmetic.Modulo,
        Operators.Index => Selection.Index,
        Operators.OptionalIndex => Selection.OptionalIndex,
        _ => null,
    };

    private Node In(Expr.Call call, Place place)
    {
        var item = Visit(call.Arguments[0]);
        if (call.Arguments[1] is Expr.List list && list.Items.Length > CelLimits.LinearSearch
            && list.Items.All(entry => entry is Expr.Literal { Value.Kind: CelKind.String })
            && !list.Optional.Contains(true))
        {
            var texts = list.Items.Select(entry => ((Expr.Literal)entry).Value.AsString());
            return new InSetNode(place, item, texts.ToFrozenSet(StringComparer.Ordinal));
        }

        return new InNode(place, item, Visit(call.Arguments[1]));
    }
}
