namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>
/// The language as its definition reads: one walk through the syntax tree, plain objects, exceptions for errors, no types, no
/// plan, no cost. Slow, and written without a look at the product's evaluation.
/// </summary>
internal sealed class ReferenceEvaluator
{
    private readonly List<(string Name, Func<object?> Value)> _scope = [];

    public ReferenceEvaluator(IEnumerable<(string Name, CelValue Value)> variables)
    {
        foreach (var (name, value) in variables)
        {
            var plain = ReferenceValues.From(value);
            _scope.Add((name, () => plain));
        }
    }

    public object? Eval(Expr expr)
    {
        switch (expr)
        {
            case Expr.Literal literal:
                return ReferenceValues.From(literal.Value);
            case Expr.Name name:
                return Name(name.Text);
            case Expr.Select select:
                return Select(select);
            case Expr.List list:
                return List(list);
            case Expr.Map map:
                return Map(map);
            case Expr.Bind bind:
                return Bind(bind);
            case Expr.Loop loop:
                return Loop(loop);
            case Expr.Call call:
                return Call(call);
            default:
                throw new ReferenceError("cannot be built");
        }
    }

    private object? Name(string name)
    {
        for (var i = _scope.Count - 1; i >= 0; i--)
        {
            if (_scope[i].Name == name)
            {
                return _scope[i].Value();
            }
        }

        return name is "int" or "uint" or "double" or "string" or "bytes" or "bool" or "list" or "map" or "null_type" or "type"
            ? new ReferenceType(name)
            : throw new ReferenceError($"nothing is named {name}");
    }

    private object? Select(Expr.Select select)
    {
        var operand = Eval(select.Operand);
        if (select.Test)
        {
            while (operand is ReferenceOptional held)
            {
                if (!held.Has)
                {
                    return false;
                }

                operand = held.Value;
            }

            return operand is ReferenceMap tested
                ? ReferenceEquality.Find(tested, select.Field, out _)
                : throw new ReferenceError("no fields");
        }

        if (select.Optional || operand is ReferenceOptional)
        {
            if (operand is ReferenceOptional optional)
            {
                if (!optional.Has)
                {
                    return new ReferenceOptional(false, null);
                }

                operand = optional.Value;
            }

            return operand is not ReferenceMap within ? throw new ReferenceError("no fields")
                : ReferenceEquality.Find(within, select.Field, out var there) ? new ReferenceOptional(true, there)
                : new ReferenceOptional(false, null);
        }

        return operand is ReferenceMap map && ReferenceEquality.Find(map, select.Field, out var found)
            ? found
            : throw new ReferenceError($"no field {select.Field}");
    }

    private List<object?> List(Expr.List list)
    {
        var items = new List<object?>();
        for (var i = 0; i < list.Items.Length; i++)
        {
            if (TryEntry(list.Items[i], list.Optional[i], out var item))
            {
                items.Add(item);
            }
        }

        return items;
    }

    private bool TryEntry(Expr expr, bool optional, out object? value)
    {
        value = Eval(expr);
        if (!optional)
        {
            return true;
        }

        if (value is not ReferenceOptional held)
        {
            throw new ReferenceError("no optional");
        }

        value = held.Value;
        return held.Has;
    }

    private ReferenceMap Map(Expr.Map map)
    {
        var pairs = new List<(object? Key, object? Value)>();
        for (var i = 0; i < map.Keys.Length; i++)
        {
            var key = Eval(map.Keys[i]);
            if (TryEntry(map.Values[i], map.Optional[i], out var value))
            {
                pairs.Add((key, value));
            }
        }

        return ReferenceEquality.MapOf(pairs);
    }

    private object? Bind(Expr.Bind bind)
    {
        // An error of the value is met where the name is read.
        Func<object?> read;
        try
        {
            var value = Eval(bind.Value);
            read = () => value;
        }
        catch (ReferenceError error)
        {
            read = () => throw new ReferenceError(error.Message);
        }

        return With([(bind.Variable, read)], bind.Body);
    }

    private object? With((string Name, Func<object?> Value)[] names, Expr body)
    {
        _scope.AddRange(names);
        try
        {
            return Eval(body);
        }
        finally
        {
            _scope.RemoveRange(_scope.Count - names.Length, names.Length);
        }
    }

    private object? Loop(Expr.Loop loop)
    {
        var range = Eval(loop.Range);
        var entries = range switch
        {
            List<object?> list => list.Select((item, at) => (Key: (object?)(long)at, Item: item, Single: item)).ToList(),
            ReferenceMap map => map.Pairs.Select(pair => (pair.Key, Item: pair.Value, Single: pair.Key)).ToList(),
            _ => throw new ReferenceError("cannot be walked through"),
        };
        var visits = entries.Select(entry => new Visit(
            entry.Key, entry.Single, part => With(
                loop.Second is null
                    ? [(loop.First, () => entry.Single)]
                    : [(loop.First, () => entry.Key), (loop.Second, () => entry.Item)],
                part))).ToList();
        return loop.Kind switch
        {
            LoopKind.All => Decide(visits.Select(visit => (Func<object?>)(() => visit.Eval(loop.Body))), false),
            LoopKind.Exists => Decide(visits.Select(visit => (Func<object?>)(() => visit.Eval(loop.Body))), true),
            LoopKind.ExistsOne => visits.Count(visit => Truth(visit.Eval(loop.Body))) == 1,
            LoopKind.Where => visits.Where(visit => Truth(visit.Eval(loop.Body))).Select(visit => visit.Single).ToList(),
            LoopKind.ToList => Passing(visits, loop).Select(visit => visit.Eval(loop.Body)).ToList(),
            LoopKind.ToMap => ReferenceEquality.MapOf([.. Passing(visits, loop).Select(visit => (visit.Key, visit.Eval(loop.Body)))]),
            _ => ReferenceEquality.MapOf([.. Passing(visits, loop).SelectMany(visit => visit.Eval(loop.Body) is ReferenceMap map
                ? map.Pairs
                : throw new ReferenceError("no map"))]),
        };
    }

    private static IEnumerable<Visit> Passing(IEnumerable<Visit> visits, Expr.Loop loop) =>
        visits.Where(visit => loop.Filter is null || Truth(visit.Eval(loop.Filter)));

    private static bool Truth(object? value) => value as bool? ?? throw new ReferenceError("no bool");

    /// <summary>True or false as soon as one term is the deciding one; otherwise an error if there was one.</summary>
    private static bool Decide(IEnumerable<Func<object?>> terms, bool deciding)
    {
        var error = default(ReferenceError);
        var decided = false;
        foreach (var term in terms)
        {
            try
            {
                decided |= Truth(term()) == deciding;
            }
            catch (ReferenceError failure)
            {
                error ??= failure;
            }
        }

        return decided ? deciding : error is null ? !deciding : throw new ReferenceError(error.Message);
    }

    private object? Call(Expr.Call call)
    {
        switch (call.Function)
        {
            case Operators.And:
                return Decide(call.Arguments.Select(term => (Func<object?>)(() => Eval(term))), false);
            case Operators.Or:
                return Decide(call.Arguments.Select(term => (Func<object?>)(() => Eval(term))), true);
            case Operators.Conditional:
                return Eval(call.Arguments[Truth(Eval(call.Arguments[0])) ? 1 : 2]);
            case "or" or "orValue" when call.Target is not null:
                return OrElse(call);
        }

        var name = call.Function;
        var target = call.Target;
        if (target is Expr.Name space && IsSpace(space.Text))
        {
            (name, target) = ($"{space.Text}.{name}", null);
        }

        var arguments = call.Arguments.Select(Eval).ToList();
        if (target is not null)
        {
            arguments.Insert(0, Eval(target));
        }

        return ReferenceFunctions.Call(name, target is not null, [.. arguments]);
    }

    private bool IsSpace(string name) =>
        name is "math" or "lists" or "sets" or "optional" or "strings" && !_scope.Exists(local => local.Name == name);

    private object? OrElse(Expr.Call call)
    {
        var held = Eval(call.Target!) as ReferenceOptional ?? throw new ReferenceError("no optional");
        if (held.Has)
        {
            return call.Function == "or" ? held : held.Value;
        }

        var other = Eval(call.Arguments[0]);
        return call.Function == "orValue" || other is ReferenceOptional ? other : throw new ReferenceError("no optional");
    }

    private sealed record Visit(object? Key, object? Single, Func<Expr, object?> Eval);
}
