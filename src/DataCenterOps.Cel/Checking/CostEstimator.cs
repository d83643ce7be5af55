namespace DataCenterOps.Cel;

/// <summary>
/// The worst cost of a checked tree, from declared maximum sizes. INVARIANT: each case charges at least what the node
/// that the planner makes of it charges at run time.
/// </summary>
internal sealed class CostEstimator
{
    private readonly CelEnvironment _environment;
    private readonly CheckedTree _tree;
    private readonly Bound[] _slots;
    private long _total;

    private CostEstimator(CelEnvironment environment, CheckedTree tree)
    {
        (_environment, _tree) = (environment, tree);
        _slots = new Bound[Math.Max(1, tree.FrameSize)];
        for (var i = 0; i < environment.Variables.Length; i++)
        {
            var variable = environment.Variables[i];
            _slots[i] = Bound.Of(variable.Type, variable.MaxSize, CelLimits.ItemSize);
        }
    }

    public static long Worst(CelEnvironment environment, CheckedTree tree)
    {
        var estimator = new CostEstimator(environment, tree);
        estimator.Visit(tree.Root);
        return estimator._total;
    }

    private CelType Type(Expr expr) => _tree.Types[expr.Id];

    private void Add(long units) => _total = Saturating.Add(_total, units);

    private Bound Visit(Expr expr)
    {
        Add(1);
        if (_tree.Slots[expr.Id] is var slot and >= 0 && expr is Expr.Name or Expr.Select)
        {
            return _slots[slot];
        }

        return expr switch
        {
            Expr.Literal literal => new Bound(Weight.Size(literal.Value)),
            Expr.Select select => Select(select),
            Expr.Call call => Call(call),
            Expr.List list => List(list),
            Expr.Map map => Map(map),
            Expr.Loop loop => Loop(loop),
            Expr.Bind bind => Bind(bind),
            _ => Bound.Zero,
        };
    }

    private Bound Select(Expr.Select select)
    {
        if (_tree.Constants.ContainsKey(select.Id))
        {
            return Bound.Zero;
        }

        var operand = Visit(select.Operand);
        var type = Type(select.Operand);
        if (type.Kind == CelTypeKind.Optional)
        {
            type = type.First!;
        }

        if (select.Test)
        {
            return Bound.Zero;
        }

        return type.Kind switch
        {
            CelTypeKind.Object when type.Declared!.TrySlot(select.Field, out var slot) => Bound.Of(type.Declared.Fields[slot]),
            CelTypeKind.Map => operand.Items,
            _ => Bound.Undeclared,
        };
    }

    private Bound List(Expr.List list)
    {
        var item = Bound.Zero;
        foreach (var entry in list.Items)
        {
            var bound = Visit(entry);
            item = ReferenceEquals(item, Bound.Zero) ? bound : Bound.Larger(item, bound);
        }

        return new Bound(list.Items.Length, item);
    }

    private Bound Map(Expr.Map map)
    {
        var value = Bound.Zero;
        for (var i = 0; i < map.Keys.Length; i++)
        {
            Visit(map.Keys[i]);
            var bound = Visit(map.Values[i]);
            value = ReferenceEquals(value, Bound.Zero) ? bound : Bound.Larger(value, bound);
        }

        return new Bound(map.Keys.Length, value);
    }

    private Bound Bind(Expr.Bind bind)
    {
        _slots[_tree.Slots[bind.Id]] = Visit(bind.Value);
        return Visit(bind.Body);
    }

    private Bound Loop(Expr.Loop loop)
    {
        var range = Visit(loop.Range);
        var slot = _tree.Slots[loop.Id];
        var isList = Type(loop.Range).Kind == CelTypeKind.List;
        var key = Type(loop.Range).Kind switch
        {
            CelTypeKind.Map => Bound.Of(Type(loop.Range).First!, CelLimits.UndeclaredSize, CelLimits.ItemSize),
            CelTypeKind.List => range.Items,
            // Whether these are items or keys shows at run time, and nothing is known of keys.
            _ => Bound.Undeclared,
        };
        _slots[slot] = loop.Second is null || !isList ? key : Bound.Zero;
        if (loop.Second is not null)
        {
            _slots[slot + 1] = range.Items;
        }

        var before = _total;
        _total = 1;
        if (loop.Filter is not null)
        {
            Visit(loop.Filter);
        }

        var body = Visit(loop.Body);
        if (loop.Kind == LoopKind.ToMapEntries)
        {
            Add(body.Size);
        }

        _total = Saturating.Add(before, Saturating.Multiply(range.Size, _total));
        return loop.Kind switch
        {
            LoopKind.ToList or LoopKind.ToMap => new Bound(range.Size, body),
            LoopKind.Where => new Bound(range.Size, key),
            LoopKind.ToMapEntries => new Bound(Saturating.Multiply(range.Size, body.Size), body.Items),
            _ => Bound.Zero,
        };
    }

    private Bound Call(Expr.Call call)
    {
        var count = call.Arguments.Length;
        var member = call.Target is not null && !_tree.Namespaced.Contains(call.Id);
        var bounds = new Bound[count + (member ? 1 : 0)];
        var types = new CelType[bounds.Length];
        if (member)
        {
            (bounds[0], types[0]) = (Visit(call.Target!), Type(call.Target!));
        }

        for (var i = 0; i < count; i++)
        {
            var at = i + (member ? 1 : 0);
            (bounds[at], types[at]) = (Visit(call.Arguments[i]), Type(call.Arguments[i]));
        }

        return call.Target is null && count > 0 && Operator(call.Function, bounds, types) is { } bound
            ? bound
            : Function(call, bounds, types);
    }

    private Bound? Operator(string name, Bound[] bounds, CelType[] types)
    {
        switch (name)
        {
            case Operators.Conditional:
                return Bound.Larger(bounds[1], bounds[2]);
            case Operators.Equal or Operators.NotEqual or
                Operators.Less or Operators.LessOrEqual or Operators.Greater or Operators.GreaterOrEqual:
                Add(Math.Min(bounds[0].WeightOf(types[0]), bounds[1].WeightOf(types[1])));
                return Bound.Zero;
            case Operators.In:
                var weight = Saturating.Add(1, bounds[0].WeightOf(types[0]));
                Add(Saturating.Multiply(types[1].Kind == CelTypeKind.Map ? 1 : bounds[1].Size, weight));
                return Bound.Zero;
            case Operators.Add:
                var size = Saturating.Add(bounds[0].Size, bounds[1].Size);
                Add(types[0].Kind is CelTypeKind.List or CelTypeKind.Dyn || types[1].Kind == CelTypeKind.List ? size : size / 10);
                return new Bound(size, Bound.Larger(bounds[0].Items, bounds[1].Items));
            case Operators.Index or Operators.OptionalIndex:
                return types[0].Kind is CelTypeKind.List or CelTypeKind.Map ? bounds[0].Items : Bound.Undeclared;
            case Operators.And or Operators.Or or Operators.Not or Operators.Negate or Operators.Subtract
                or Operators.Multiply or Operators.Divide or Operators.Modulo:
                return Bound.Zero;
            default:
                return null;
        }
    }

    private long PatternSize(Expr pattern, long length)
    {
        if (pattern is Expr.Literal { Value.Kind: CelKind.String } literal)
        {
            return PatternCache.TryGet(literal.Value.AsString(), out var compiled, out _) ? compiled.Size : 0;
        }

        Add(PatternCost.Compiling(length));
        return CelLimits.PatternPositions;
    }

    private Bound Function(Expr.Call call, Bound[] bounds, CelType[] types)
    {
        var overloads = _tree.Overloads[call.Id];
        if (overloads.IsDefaultOrEmpty)
        {
            return Bound.Zero;
        }

        var sizes = Array.ConvertAll(bounds, bound => bound.Size);
        var weights = new long[bounds.Length];
        for (var i = 0; i < weights.Length; i++)
        {
            weights[i] = bounds[i].WeightOf(types[i]);
        }

        var (worst, result) = (0L, 0L);
        foreach (var overload in overloads)
        {
            if (overload.Cost.Shape == CelCostShape.Pattern)
            {
                sizes[1] = PatternSize(call.Arguments[^1], sizes[1]);
            }
            else if (overload.Cost.Shape == CelCostShape.Count)
            {
                sizes[0] = call.Arguments[0] is Expr.Literal { Value.Kind: CelKind.Int } count
                    ? Math.Clamp(count.Value.AsInt(), 0, CelLimits.Items)
                    : CelLimits.Items;
            }

            worst = Math.Max(worst, overload.Cost.Units(overload.Cost.CountsWeights ? weights : sizes));
            result = Math.Max(result, overload.ResultSize ?? Saturating.Multiply(sizes.Aggregate(0L, Saturating.Add), overload.ResultGrowth));
        }

        Add(worst);
        var item = bounds.Length > 0 && Type(call).Kind is CelTypeKind.List or CelTypeKind.Dyn ? bounds[0].Item : null;
        return new Bound(Math.Min(result, CelLimits.UndeclaredSize), item);
    }
}
