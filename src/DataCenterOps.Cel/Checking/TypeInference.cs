namespace DataCenterOps.Cel;

/// <summary>What is known of the free types of one expression. A failed attempt is taken back.</summary>
internal sealed class TypeInference
{
    private readonly List<CelType?> _known = [];
    private readonly List<int> _trail = [];

    public CelType NewFree()
    {
        _known.Add(null);
        return CelType.Free(_known.Count - 1);
    }

    /// <summary>The type with everything known put in; what is still free becomes dyn.</summary>
    public CelType Final(CelType type)
    {
        type = Known(type);
        return type.Kind switch
        {
            CelTypeKind.Free or CelTypeKind.Parameter => CelType.Dyn,
            CelTypeKind.List => Rebuild(type, Final(type.First!), null),
            CelTypeKind.Optional => Rebuild(type, Final(type.First!), null),
            CelTypeKind.Map => Rebuild(type, Final(type.First!), Final(type.Second!)),
            _ => type,
        };
    }

    public CelType Known(CelType type)
    {
        while (type.Kind == CelTypeKind.Free && _known[type.FreeId] is { } known)
        {
            type = known;
        }

        return type;
    }

    /// <summary>Matches arguments with an overload. True gives the result type; false changes nothing.</summary>
    public bool TryCall(CelFunction function, ReadOnlySpan<CelType> arguments, out CelType result)
    {
        result = CelType.Dyn;
        if (function.Parameters.Length != arguments.Length)
        {
            return false;
        }

        var mark = _trail.Count;
        var fresh = default(Dictionary<string, CelType>);
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Assign(Instantiate(function.Parameters[i], ref fresh), arguments[i]))
            {
                Undo(mark);
                return false;
            }
        }

        result = Instantiate(function.Result, ref fresh);
        return true;
    }

    /// <summary>Whether a value of one type may stand where the other is wanted. False changes nothing.</summary>
    public bool TryAssign(CelType wanted, CelType given)
    {
        var mark = _trail.Count;
        if (Assign(wanted, given))
        {
            return true;
        }

        Undo(mark);
        return false;
    }

    /// <summary>The type of a place that either may fill: one of them, or dyn.</summary>
    public CelType Join(CelType left, CelType right)
    {
        (left, right) = (Known(left), Known(right));
        if (left.Kind == CelTypeKind.Dyn || right.Kind == CelTypeKind.Dyn)
        {
            return CelType.Dyn;
        }

        if (left.Kind == CelTypeKind.Null != (right.Kind == CelTypeKind.Null))
        {
            return CelType.Dyn;
        }

        return TryAssign(left, right) ? General(left, right) : CelType.Dyn;
    }

    /// <summary>Of two types that fit, the one that holds the values of both: dyn wherever either has it.</summary>
    private CelType General(CelType left, CelType right)
    {
        (left, right) = (Known(left), Known(right));
        return (left.Kind, right.Kind) switch
        {
            (CelTypeKind.Dyn, _) or (_, CelTypeKind.Dyn) => CelType.Dyn,
            (CelTypeKind.List or CelTypeKind.Optional, _) when right.Kind == left.Kind =>
                Rebuild(left, General(left.First!, right.First!), null),
            (CelTypeKind.Map, CelTypeKind.Map) =>
                Rebuild(left, General(left.First!, right.First!), General(left.Second!, right.Second!)),
            (CelTypeKind.Null, _) => right,
            _ => left,
        };
    }

    private static CelType Rebuild(CelType type, CelType first, CelType? second)
    {
        if (ReferenceEquals(first, type.First) && ReferenceEquals(second, type.Second))
        {
            return type;
        }

        return type.Kind switch
        {
            CelTypeKind.List => CelType.List(first),
            CelTypeKind.Optional => CelType.Optional(first),
            _ => CelType.Map(first, second!),
        };
    }

    private CelType Instantiate(CelType type, ref Dictionary<string, CelType>? fresh)
    {
        switch (type.Kind)
        {
            case CelTypeKind.Parameter:
                fresh ??= new Dictionary<string, CelType>(StringComparer.Ordinal);
                if (!fresh.TryGetValue(type.Name, out var free))
                {
                    fresh[type.Name] = free = NewFree();
                }

                return free;
            case CelTypeKind.List or CelTypeKind.Optional:
                return Rebuild(type, Instantiate(type.First!, ref fresh), null);
            case CelTypeKind.Map:
                return Rebuild(type, Instantiate(type.First!, ref fresh), Instantiate(type.Second!, ref fresh));
            default:
                return type;
        }
    }

    private bool Assign(CelType wanted, CelType given)
    {
        (wanted, given) = (Known(wanted), Known(given));
        if (ReferenceEquals(wanted, given))
        {
            return true;
        }

        if (wanted.Kind == CelTypeKind.Free)
        {
            return (given.Kind == CelTypeKind.Free && given.FreeId == wanted.FreeId) || Bind(wanted, given);
        }

        if (given.Kind == CelTypeKind.Free)
        {
            return Bind(given, wanted);
        }

        if (wanted.Kind == CelTypeKind.Dyn || given.Kind == CelTypeKind.Dyn)
        {
            return true;
        }

        if (wanted.Kind == CelTypeKind.Null || given.Kind == CelTypeKind.Null)
        {
            return wanted.Kind == given.Kind || IsNullable(wanted) || IsNullable(given);
        }

        return wanted.Kind == given.Kind && wanted.Kind switch
        {
            CelTypeKind.List or CelTypeKind.Optional => Assign(wanted.First!, given.First!),
            CelTypeKind.Map => Assign(wanted.First!, given.First!) && Assign(wanted.Second!, given.Second!),
            CelTypeKind.Object => ReferenceEquals(wanted.Declared, given.Declared),
            CelTypeKind.Opaque => string.Equals(wanted.Name, given.Name, StringComparison.Ordinal),
            _ => true,
        };
    }

    private static bool IsNullable(CelType type) =>
        type.Kind is CelTypeKind.Object or CelTypeKind.Timestamp or CelTypeKind.Duration or CelTypeKind.Opaque
            or CelTypeKind.Optional;

    private bool Bind(CelType free, CelType type)
    {
        if (Occurs(free.FreeId, type))
        {
            return false;
        }

        _known[free.FreeId] = type;
        _trail.Add(free.FreeId);
        return true;
    }

    private bool Occurs(int free, CelType type)
    {
        type = Known(type);
        return (type.Kind == CelTypeKind.Free && type.FreeId == free)
            || (type.First is { } first && Occurs(free, first))
            || (type.Second is { } second && Occurs(free, second));
    }

    /// <summary>What is known now, to come back to by <see cref="Undo"/>.</summary>
    public int Mark() => _trail.Count;

    public void Undo(int mark)
    {
        for (var i = _trail.Count - 1; i >= mark; i--)
        {
            _known[_trail[i]] = null;
        }

        _trail.RemoveRange(mark, _trail.Count - mark);
    }
}
