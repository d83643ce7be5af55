using System.Globalization;

namespace DataCenterOps.Cel.Tests.Reference;

/// <summary>
/// Random expressions of a wanted type, as text. A tame one passes the checker; a wild one now and then has any type where another
/// is wanted and goes through unchecked.
/// </summary>
internal sealed class RandomExpression(Dice dice, bool wild)
{
    private static readonly string[] Types =
        ["bool", "int", "uint", "double", "string", "bytes", "ints", "texts", "map", "time", "span", "maybe", "lists"];

    private readonly List<(string Name, string Type)> _names =
    [
        ("b", "bool"), ("i", "int"), ("u", "uint"), ("d", "double"), ("s", "string"), ("y", "bytes"), ("l", "ints"), ("k", "texts"),
        ("m", "map"), ("t", "time"), ("p", "span"), ("o", "maybe"),
    ];

    private int _fresh;

    /// <summary>The variables, in order, and the types that the checker knows of them.</summary>
    public static IReadOnlyList<(string Name, CelType Type)> Variables { get; } =
    [
        ("b", CelType.Bool), ("i", CelType.Int), ("u", CelType.Uint), ("d", CelType.Double), ("s", CelType.String), ("y", CelType.Bytes),
        ("l", CelType.List(CelType.Int)), ("k", CelType.List(CelType.String)), ("m", CelType.Map(CelType.String, CelType.Int)),
        ("t", CelType.Timestamp), ("p", CelType.Duration), ("o", CelType.Optional(CelType.Int)),
    ];

    public string AnyType() => dice.Of(Types);

    public string Next(string type, int depth)
    {
        if (wild && dice.Next(25) == 0)
        {
            type = AnyType();
        }
        else if (dice.Next(30) == 0)
        {
            return $"dyn({Next(wild || dice.Next(3) == 0 ? AnyType() : type, depth - 1)})";
        }

        if (depth <= 0 || dice.Next(8) == 0)
        {
            return Leaf(type);
        }

        if (dice.Next(7) == 0)
        {
            return Common(type, depth - 1);
        }

        return type switch
        {
            "bool" => Bool(depth - 1),
            "int" => Int(depth - 1),
            "uint" => Number("uint", depth - 1),
            "double" => dice.Next(6) == 0 ? $"double({Next("int", depth - 1)})" : Number("double", depth - 1),
            "string" => Text(depth - 1),
            "bytes" => dice.Next(2) == 0 ? $"bytes({Next("string", depth - 1)})" : $"({Next("bytes", depth - 1)} + {Next("bytes", depth - 1)})",
            "ints" => Ints(depth - 1),
            "texts" => Texts(depth - 1),
            "lists" => dice.Next(2) == 0 ? $"[{Next("ints", depth - 1)}, {Next("ints", depth - 1)}]" : Each("ints", "ints", depth - 1, "map"),
            "map" => Map(depth - 1),
            "time" => $"({Next("time", depth - 1)} {dice.Of("+", "-")} {Next("span", depth - 1)})",
            "span" => dice.Next(3) == 0 ? $"({Next("time", depth - 1)} - {Next("time", depth - 1)})"
                : $"({Next("span", depth - 1)} {dice.Of("+", "-")} {Next("span", depth - 1)})",
            _ => Maybe(depth - 1),
        };
    }

    private string Leaf(string type)
    {
        var known = _names.Where((name, at) => name.Type == type && _names.FindLastIndex(other => other.Name == name.Name) == at).ToArray();
        if (known.Length > 0 && dice.Next(2) == 0)
        {
            return dice.Of(known).Name;
        }

        return type switch
        {
            "bool" => dice.Of("true", "false"),
            "int" => dice.Of("0", "1", "2", "-1", "7", "3", "9223372036854775807", "-9223372036854775808", "100"),
            "uint" => dice.Of("0u", "1u", "2u", "5u", "18446744073709551615u"),
            "double" => dice.Of("0.0", "-0.0", "1.0", "2.5", "-1.5", "1e300", "9007199254740993.0", "0.1", "3.0"),
            "string" => dice.Of("''", "'a'", "'ab'", "'b'", "'é'", "'😀'", "'a,b'", "'A b'", "'｡'"),
            "bytes" => dice.Of("b''", "b'a'", "b'\\xff'", "b'ab'"),
            "ints" => dice.Of("[]", "[1]", "[1, 2, 3]", "[3, 1, 2, 1]", "[0, -1]"),
            "texts" => dice.Of("[]", "['a']", "['b', 'a', 'b']", "['é', '😀', '']"),
            "lists" => dice.Of("[]", "[[1], []]", "[[2, 1]]"),
            "map" => dice.Of("{}", "{'a': 1}", "{'a': 1, 'b': 2}", "{'😀': 0, 'c': 3, 'a': -1}"),
            "time" => dice.Of("timestamp('2026-09-20T12:00:00.5Z')", "timestamp('1969-12-31T23:59:59.999999999Z')",
                "timestamp('0001-01-01T00:00:00Z')", "timestamp('9999-12-31T23:59:59Z')", "timestamp('2024-02-29T00:00:00Z')"),
            "span" => dice.Of("duration('0s')", "duration('1h')", "duration('-1.5s')", "duration('1ns')", "duration('315576000000s')", "duration('-90m')"),
            _ => dice.Of("optional.none()", "optional.of(1)", "optional.of(7)"),
        };
    }

    private string Common(string type, int depth)
    {
        switch (dice.Next(7))
        {
            case 0:
                return $"({Next("bool", depth)} ? {Next(type, depth)} : {Next(type, depth)})";
            case 1:
                var name = Fresh();
                var bound = AnyType();
                var value = Next(bound, depth);
                return $"cel.bind({name}, {value}, {Within(type, depth, (name, bound))})";
            case 2 when type == "int":
                return $"{Next("maybe", depth)}.orValue({Next("int", depth)})";
            case 3 when type is "int" or "string":
                return $"{Next(type == "int" ? "ints" : "texts", depth)}[{Next("int", depth)}]";
            case 4 when type == "int":
                return dice.Next(2) == 0 ? $"{Next("map", depth)}[{Next("string", depth)}]" : $"{Next("map", depth)}.{dice.Of("a", "b", "c")}";
            case 5 when type == "int":
                return $"{Next("maybe", depth)}.value()";
            default:
                return $"[{Next(type, depth)}, {Next(type, depth)}][{dice.Of("0", "1", "i")}]";
        }
    }

    private string Bool(int depth)
    {
        switch (dice.Next(14))
        {
            case < 3:
                return $"({Next("bool", depth)} {dice.Of("&&", "||")} {Next("bool", depth)})";
            case 3:
                return $"({Next("bool", depth)} {dice.Of("&&", "||")} {Next("bool", depth)} {dice.Of("&&", "||")} {Next("bool", depth)})";
            case 4:
                return $"!{Next("bool", depth)}";
            case 5 or 6:
                var compared = dice.Of("int", "uint", "double", "string", "bool", "bytes", "time", "span");
                return $"({Next(compared, depth)} {dice.Of("<", "<=", ">", ">=")} {Next(compared, depth)})";
            case 7:
                var equal = AnyType();
                return $"({Next(equal, depth)} {dice.Of("==", "!=")} {Next(equal, depth)})";
            case 8:
                return $"(dyn({Next(AnyType(), depth)}) {dice.Of("==", "!=", "<", ">=")} {Next(dice.Of("int", "uint", "double"), depth)})";
            case 9:
                return dice.Next(3) switch
                {
                    0 => $"({Next("int", depth)} in {Next("ints", depth)})",
                    1 => $"({Next("string", depth)} in {Next("texts", depth)})",
                    _ => $"({Next("string", depth)} in {Next("map", depth)})",
                };
            case 10:
                return $"{Next("string", depth)}.{dice.Of("startsWith", "endsWith", "contains")}({Next("string", depth)})";
            case 11:
                return dice.Next(2) == 0 ? $"has({Next("map", depth)}.{dice.Of("a", "b", "z")})" : $"{Next("maybe", depth)}.hasValue()";
            case 12:
                return $"sets.{dice.Of("contains", "equivalent", "intersects")}({Next("ints", depth)}, {Next("ints", depth)})";
            default:
                var range = dice.Of("ints", "texts", "map");
                return Each(range, "bool", depth, dice.Of("all", "exists", "exists_one"));
        }
    }

    private string Int(int depth) => dice.Next(9) switch
    {
        0 => $"size({Next(dice.Of("string", "bytes", "ints", "texts", "map"), depth)})",
        1 => $"int({Next(dice.Of("uint", "double", "int", "time"), depth)})",
        2 => $"-{Next("int", depth)}".Replace("--", "- -", StringComparison.Ordinal),
        3 => $"({Next("int", depth)} % {Next("int", depth)})",
        4 => $"{Next("string", depth)}.{dice.Of("indexOf", "lastIndexOf")}({Next("string", depth)})",
        5 => $"math.{dice.Of("greatest", "least", "bitAnd", "bitXor")}({Next("int", depth)}, {Next("int", depth)})",
        6 => dice.Next(2) == 0
            ? $"{Next("time", depth)}.{dice.Of("getFullYear", "getMonth", "getDate", "getDayOfWeek", "getHours", "getSeconds")}()"
            : $"{Next("span", depth)}.{dice.Of("getHours", "getMinutes", "getSeconds")}()",
        _ => Number("int", depth),
    };

    private string Number(string type, int depth) => type switch
    {
        "uint" when dice.Next(5) == 0 => $"uint({Next(dice.Of("int", "double"), depth)})",
        _ when dice.Next(8) == 0 => $"math.abs({Next(type, depth)})",
        _ => $"({Next(type, depth)} {dice.Of("+", "-", "*", "/")} {Next(type, depth)})",
    };

    private string Text(int depth) => dice.Next(9) switch
    {
        0 => $"string({Next(dice.Of("int", "uint", "bool"), depth)})",
        1 => $"{Next("string", depth)}.{dice.Of("lowerAscii", "upperAscii", "reverse", "trim")}()",
        2 => $"{Next("string", depth)}.charAt({Next("int", depth)})",
        3 => $"{Next("string", depth)}.substring({dice.Of("0", "1", "i")}, {dice.Of("1", "2", "size(s)")})",
        4 => $"{Next("string", depth)}.replace({Next("string", depth)}, {Next("string", depth)})",
        5 => $"{Next("texts", depth)}.join({Next("string", depth)})",
        _ => $"({Next("string", depth)} + {Next("string", depth)})",
    };

    private string Ints(int depth) => dice.Next(11) switch
    {
        0 => $"({Next("ints", depth)} + {Next("ints", depth)})",
        1 => $"{Next("ints", depth)}.{dice.Of("reverse", "distinct", "sort")}()",
        2 => $"{Next("ints", depth)}.slice({dice.Of("0", "1")}, {dice.Of("1", "2", "size(l)")})",
        3 => $"lists.range({dice.Of("0", "3", "5", "i")})",
        4 => $"{Next("lists", depth)}.flatten()",
        5 => Each("ints", "int", depth, "sortBy"),
        6 => Each(dice.Of("ints", "texts", "map"), "int", depth, "map"),
        7 => Each("ints", "bool", depth, "filter"),
        8 => Two("int", depth, "transformList"),
        9 => $"[?{Next("maybe", depth)}, {Next("int", depth)}]",
        _ => $"[{Next("int", depth)}, {Next("int", depth)}]",
    };

    private string Texts(int depth) => dice.Next(6) switch
    {
        0 => $"({Next("texts", depth)} + {Next("texts", depth)})",
        1 => $"{Next("texts", depth)}.{dice.Of("reverse", "distinct", "sort")}()",
        2 => $"{Next("string", depth)}.split({Next("string", depth)})",
        3 => Each(dice.Of("ints", "texts", "map"), "string", depth, "map"),
        4 => Each("texts", "bool", depth, "filter"),
        _ => $"[{Next("string", depth)}, {Next("string", depth)}]",
    };

    private string Map(int depth) => dice.Next(4) switch
    {
        0 => $"{{{Next("string", depth)}: {Next("int", depth)}, {Next("string", depth)}: {Next("int", depth)}}}",
        1 => $"{{?'a': {Next("maybe", depth)}, 'q': {Next("int", depth)}}}",
        2 => Two("int", depth, "transformMap"),
        _ => $"{{{Next("string", depth)}: {Next("int", depth)}}}",
    };

    private string Maybe(int depth) => dice.Next(8) switch
    {
        0 => $"{Next("map", depth)}.?{dice.Of("a", "b", "z")}",
        1 => $"{Next("map", depth)}[?{Next("string", depth)}]",
        2 => $"{Next("ints", depth)}[?{Next("int", depth)}]",
        3 => $"{Next("ints", depth)}.{dice.Of("first", "last")}()",
        4 => $"{Next("maybe", depth)}.or({Next("maybe", depth)})",
        5 => $"optional.ofNonZeroValue({Next("int", depth)})",
        6 => Each("maybe", "int", depth, "optMap"),
        _ => $"optional.of({Next("int", depth)})",
    };

    private string Each(string range, string body, int depth, string macro)
    {
        var (over, name) = (Next(range, depth), Fresh());
        var item = range is "ints" or "maybe" ? "int" : "string";
        var filter = macro == "map" && dice.Next(4) == 0 ? Within("bool", depth, (name, item)) + ", " : "";
        return $"{over}.{macro}({name}, {filter}{Within(body, depth, (name, item))})";
    }

    private string Two(string body, int depth, string macro)
    {
        var first = Fresh();
        var second = Fresh();
        second = second == first ? first + "w" : second;
        var range = macro == "transformMap" ? "map" : "ints";
        var over = Next(range, depth);
        (string, string)[] names = [(first, range == "map" ? "string" : "int"), (second, "int")];
        var filter = dice.Next(3) == 0 ? Within("bool", depth, names) + ", " : "";
        return $"{over}.{macro}({first}, {second}, {filter}{Within(body, depth, names)})";
    }

    private string Within(string type, int depth, params (string Name, string Type)[] names)
    {
        _names.AddRange(names);
        var text = Next(type, depth);
        _names.RemoveRange(_names.Count - names.Length, names.Length);
        return text;
    }

    // A name is sometimes that of a variable, which it hides.
    private string Fresh() => dice.Next(6) == 0 ? "x" : "v" + (_fresh++ % 7).ToString(CultureInfo.InvariantCulture);
}
