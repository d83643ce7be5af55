using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>
/// Gives every node its type and every name its meaning, or says where that fails. Unchecked, everything is dyn and
/// what is unknown fails at run time.
/// </summary>
internal sealed class Checker
{
    private readonly CelEnvironment _environment;
    private readonly CelSource _source;
    private readonly CheckedTree _tree;
    private readonly bool _lenient;
    private readonly TypeInference _types = new();
    private readonly CheckerScope _scope;
    private readonly ImmutableArray<CelIssue>.Builder _issues = ImmutableArray.CreateBuilder<CelIssue>();
    private readonly ImmutableArray<CelFieldUse>.Builder _uses = ImmutableArray.CreateBuilder<CelFieldUse>();
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);

    private Checker(CelEnvironment environment, CelSource source, CheckedTree tree, bool lenient)
    {
        (_environment, _source, _tree, _lenient) = (environment, source, tree, lenient);
        _scope = new CheckerScope(environment);
    }

    public static CheckOutcome Check(CelEnvironment environment, CelSource source, Expr root, int nodes, CelType? wanted, bool lenient)
    {
        var tree = new CheckedTree(root, nodes);
        var checker = new Checker(environment, source, tree, lenient);
        var type = checker.Visit(root);
        if (wanted is not null && !checker._types.TryAssign(wanted, type))
        {
            checker.Fail(root, CelCodes.WrongType, $"the result is `{checker._types.Final(type)}`, not `{wanted}`");
        }

        for (var i = 0; i < tree.Types.Length; i++)
        {
            tree.Types[i] = tree.Types[i] is { } known ? checker._types.Final(known) : CelType.Dyn;
        }

        tree.FrameSize = checker._scope.FrameSize;
        return new CheckOutcome(
            tree, checker._issues.ToImmutable(), checker._uses.ToImmutable(), [.. checker._names]);
    }

    private void Fail(Expr expr, string code, string message)
    {
        if (_lenient)
        {
            var (line, column) = _source.Position(expr.Offset);
            _tree.Faults[expr.Id] = new CelError(code, message, line, column);
        }
        else if (_issues.Count < CelLimits.Issues)
        {
            _issues.Add(_source.Issue(code, message, expr.Offset));
        }
    }

    private CelType Visit(Expr expr)
    {
        var type = expr switch
        {
            Expr.Literal literal => ValueTypes.Of(literal.Value),
            Expr.Name name => Name(name),
            Expr.Select select => Select(select),
            Expr.Call call => Call(call),
            Expr.List list => List(list),
            Expr.Map map => Map(map),
            Expr.Loop loop => Loop(loop),
            Expr.Bind bind => Bind(bind),
            Expr.Build build => Build(build),
            _ => throw new InvalidOperationException("a node of no known kind"),
        };

        // Unchecked, what fits is found out at run time alone.
        return _tree.Types[expr.Id] = _lenient ? CelType.Dyn : type;
    }

    private CelType Build(Expr.Build build)
    {
        Fail(build, CelCodes.NoConstruction, $"`{build.Type}` cannot be built by an expression");
        return CelType.Dyn;
    }

    private CelType Name(Expr.Name name)
    {
        if (!name.Rooted && _scope.TryLocal(name.Text, out var local))
        {
            _tree.Slots[name.Id] = local.Slot;
            return local.Type;
        }

        if (Global(name, name.Text, name.Rooted) is { } type)
        {
            return type;
        }

        Fail(name, CelCodes.UnknownName, $"nothing is named `{name.Text}`{Nearest.Hint(name.Text, _scope.Names())}");
        return CelType.Dyn;
    }

    /// <summary>The type of a variable or type name, looked for from the container outwards; null when there is none.</summary>
    private CelType? Global(Expr expr, string text, bool rooted)
    {
        foreach (var candidate in _scope.Candidates(text, rooted))
        {
            if (_environment.TryVariable(candidate, out var slot))
            {
                _names.Add(candidate);
                _tree.Slots[expr.Id] = slot;
                return _environment.Variables[slot].Type;
            }

            if (_environment.TypeNames.Contains(candidate))
            {
                _tree.Constants[expr.Id] = CelValue.FromType(candidate);
                return CelType.Type;
            }
        }

        return null;
    }

    private CelType Select(Expr.Select select)
    {
        if (!select.Test && !select.Optional && _scope.MayQualify(select) is var (text, rooted)
            && Global(select, text, rooted) is { } found)
        {
            return found;
        }

        var operand = _types.Known(Visit(select.Operand));
        var inOptional = operand.Kind == CelTypeKind.Optional;
        operand = inOptional ? _types.Known(operand.First!) : operand;
        var type = Field(select, operand);
        if (select.Test)
        {
            return CelType.Bool;
        }

        return inOptional || select.Optional ? CelType.Optional(type) : type;
    }

    private CelType Field(Expr.Select select, CelType operand)
    {
        switch (operand.Kind)
        {
            case CelTypeKind.Object:
                return Declared(select, operand.Declared!);
            case CelTypeKind.Map:
                if (_types.TryAssign(operand.First!, CelType.String))
                {
                    return operand.Second!;
                }

                Fail(select, CelCodes.NoSuchField, $"a `{_types.Final(operand)}` has no key `{select.Field}`");
                return CelType.Dyn;
            case CelTypeKind.Dyn or CelTypeKind.Free:
                return CelType.Dyn;
            default:
                Fail(select, CelCodes.NoSuchField, $"a `{_types.Final(operand)}` has no field `{select.Field}`");
                return CelType.Dyn;
        }
    }

    private CelType Declared(Expr.Select select, CelObjectType type)
    {
        if (!type.TrySlot(select.Field, out var slot))
        {
            var hint = Nearest.Hint(select.Field, type.Fields.Select(field => field.Name));
            Fail(select, CelCodes.NoSuchField, $"`{type.Name}` has no field `{select.Field}`{hint}");
            return CelType.Dyn;
        }

        var (line, column) = _source.Position(select.Offset);
        _uses.Add(new CelFieldUse(
            type, type.Fields[slot], $"{Path(select.Operand, type)}.{select.Field}", select.Test || select.Optional, line, column));
        return type.Fields[slot].Type;
    }

    private static string Path(Expr operand, CelObjectType type) => operand switch
    {
        Expr.Name name => name.Text,
        Expr.Select select => $"{Path(select.Operand, type)}.{select.Field}",
        _ => type.Name,
    };

    private CelType List(Expr.List list)
    {
        var element = default(CelType);
        for (var i = 0; i < list.Items.Length; i++)
        {
            var type = Entry(list.Items[i], list.Optional[i]);
            element = element is null ? type : _types.Join(element, type);
        }

        return CelType.List(element ?? _types.NewFree());
    }

    private CelType Map(Expr.Map map)
    {
        var (key, value) = (default(CelType), default(CelType));
        for (var i = 0; i < map.Keys.Length; i++)
        {
            var keyType = _types.Known(Visit(map.Keys[i]));
            if (keyType.Kind is not (CelTypeKind.Int or CelTypeKind.Uint or CelTypeKind.Bool or CelTypeKind.String
                or CelTypeKind.Dyn or CelTypeKind.Free))
            {
                Fail(map.Keys[i], CelCodes.BadKey, $"a `{_types.Final(keyType)}` cannot be the key of a map");
            }

            var valueType = Entry(map.Values[i], map.Optional[i]);
            key = key is null ? keyType : _types.Join(key, keyType);
            value = value is null ? valueType : _types.Join(value, valueType);
        }

        return CelType.Map(key ?? _types.NewFree(), value ?? _types.NewFree());
    }

    private CelType Entry(Expr item, bool optional)
    {
        var type = _types.Known(Visit(item));
        if (!optional || type.Kind is CelTypeKind.Dyn or CelTypeKind.Free)
        {
            return type;
        }

        if (type.Kind == CelTypeKind.Optional)
        {
            return type.First!;
        }

        Fail(item, CelCodes.NoSuchOverload, $"`?` needs an optional here, not `{_types.Final(type)}`");
        return CelType.Dyn;
    }

    private CelType Loop(Expr.Loop loop)
    {
        var range = _types.Known(Visit(loop.Range));
        var (key, item) = range.Kind switch
        {
            CelTypeKind.List => (CelType.Int, range.First!),
            CelTypeKind.Map => (range.First!, range.Second!),
            CelTypeKind.Dyn or CelTypeKind.Free => (CelType.Dyn, CelType.Dyn),
            _ => default,
        };
        if (key is null)
        {
            Fail(loop, CelCodes.NoSuchOverload, $"a `{_types.Final(range)}` cannot be walked through");
            (key, item) = (CelType.Dyn, CelType.Dyn);
        }

        var single = range.Kind == CelTypeKind.Map ? key : item;
        _tree.Slots[loop.Id] = _scope.NextSlot;
        _scope.Push(loop.First, loop.Second is null ? single : key);
        if (loop.Second is not null)
        {
            _scope.Push(loop.Second, item!);
        }

        if (loop.Filter is not null)
        {
            Wanted(loop.Filter, CelType.Bool);
        }

        var body = Visit(loop.Body);
        if (loop.Kind is LoopKind.All or LoopKind.Exists or LoopKind.ExistsOne or LoopKind.Where)
        {
            Wanted(loop.Body, CelType.Bool, body);
        }

        _scope.Pop(loop.Second is null ? 1 : 2);
        return loop.Kind switch
        {
            LoopKind.ToList => CelType.List(body),
            LoopKind.Where => CelType.List(single!),
            LoopKind.ToMap => CelType.Map(key, body),
            LoopKind.ToMapEntries => _types.Known(body).Kind == CelTypeKind.Map ? body : CelType.Dyn,
            _ => CelType.Bool,
        };
    }

    private CelType Bind(Expr.Bind bind)
    {
        var value = Visit(bind.Value);
        _tree.Slots[bind.Id] = _scope.NextSlot;
        _scope.Push(bind.Variable, value);
        var body = Visit(bind.Body);
        _scope.Pop(1);
        return body;
    }

    private void Wanted(Expr expr, CelType wanted) => Wanted(expr, wanted, Visit(expr));

    private void Wanted(Expr expr, CelType wanted, CelType given)
    {
        if (!_types.TryAssign(wanted, given))
        {
            Fail(expr, CelCodes.NoSuchOverload, $"a `{wanted}` is wanted here, not `{_types.Final(given)}`");
        }
    }

    private CelType Call(Expr.Call call)
    {
        switch (call.Function)
        {
            case Operators.And or Operators.Or:
                foreach (var term in call.Arguments)
                {
                    Wanted(term, CelType.Bool);
                }

                return CelType.Bool;
            case Operators.Conditional:
                return Conditional(call);
            default:
                var (overloads, display) = Find(call);
                return overloads.IsEmpty ? Unknown(call, display) : Resolve(call, overloads, display);
        }
    }

    private CelType Conditional(Expr.Call call)
    {
        Wanted(call.Arguments[0], CelType.Bool);
        var (whenTrue, whenFalse) = (Visit(call.Arguments[1]), Visit(call.Arguments[2]));
        var joined = _types.Join(whenTrue, whenFalse);
        if (joined.Kind == CelTypeKind.Dyn && !_types.TryAssign(whenTrue, whenFalse)
            && _types.Known(whenTrue).Kind != CelTypeKind.Null && _types.Known(whenFalse).Kind != CelTypeKind.Null)
        {
            Fail(call, CelCodes.NoSuchOverload,
                $"the branches are `{_types.Final(whenTrue)}` and `{_types.Final(whenFalse)}`: wrap one in `dyn()`");
        }

        return joined;
    }

    private (ImmutableArray<CelFunction> Overloads, string Display) Find(Expr.Call call)
    {
        if (call.Target is null)
        {
            var rooted = call.Function.StartsWith('.');
            var name = rooted ? call.Function[1..] : call.Function;
            foreach (var candidate in _scope.Candidates(name, rooted))
            {
                if (_environment.Functions.Find(candidate, member: false) is { IsEmpty: false } found)
                {
                    return (found, name);
                }
            }

            return ([], name);
        }

        if (_scope.Qualified(call.Target) is var (prefix, rootedPrefix))
        {
            foreach (var candidate in _scope.Candidates($"{prefix}.{call.Function}", rootedPrefix))
            {
                if (_environment.Functions.Find(candidate, member: false) is { IsEmpty: false } found)
                {
                    _tree.Namespaced.Add(call.Id);
                    return (found, candidate);
                }
            }
        }

        return (_environment.Functions.Find(call.Function, member: true), call.Function);
    }

    private CelType Unknown(Expr.Call call, string display)
    {
        if (call.Target is not null)
        {
            Visit(call.Target);
        }

        foreach (var argument in call.Arguments)
        {
            Visit(argument);
        }

        Fail(call, CelCodes.UnknownFunction,
            $"nothing is a function `{display}`{Nearest.Hint(display, _environment.Functions.Names())}");
        return CelType.Dyn;
    }

    private CelType Resolve(Expr.Call call, ImmutableArray<CelFunction> overloads, string display)
    {
        var member = call.Target is not null && !_tree.Namespaced.Contains(call.Id);
        var given = new CelType[call.Arguments.Length + (member ? 1 : 0)];
        if (member)
        {
            given[0] = Visit(call.Target!);
        }

        for (var i = 0; i < call.Arguments.Length; i++)
        {
            given[i + (member ? 1 : 0)] = Visit(call.Arguments[i]);
        }

        var matching = ImmutableArray.CreateBuilder<CelFunction>(1);
        var result = default(CelType);
        foreach (var overload in overloads)
        {
            // What a type that is still free must be is not known before there is one overload alone.
            var mark = _types.Mark();
            if (_types.TryCall(overload, given, out var type))
            {
                matching.Add(overload);
                type = _types.Final(type);
                result = result is null || result.Equals(type) ? type : CelType.Dyn;
                _types.Undo(mark);
            }
        }

        if (matching is [var only])
        {
            _types.TryCall(only, given, out result);
        }

        if (result is null && call.Function == Operators.Add && ObjectLists.Both(_types, given))
        {
            // Evidence joins the offending objects of two kinds.
            matching.AddRange(overloads);
            result = CelType.List(CelType.Dyn);
        }

        if (result is null)
        {
            var operands = string.Join(" and ", given.Select(type => $"`{_types.Final(type)}`"));
            Fail(call, CelCodes.NoSuchOverload, $"`{Operators.Display(display)}` does not take {(operands.Length == 0 ? "nothing" : operands)}");
            return CelType.Dyn;
        }

        _tree.Overloads[call.Id] = matching.ToImmutable();
        return result;
    }
}
