using System.Globalization;

namespace DataCenterOps.Cel;

/// <summary>The named classes of RE2: Perl's and POSIX' in ASCII, Unicode's categories and the scripts in use here.</summary>
internal static class CharacterClasses
{
    private static readonly Lazy<Dictionary<string, CodePointSet>> Categories = new(BuildCategories);

    private static readonly string[] Names =
    [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co",
        "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Cn",
    ];

    public static CodePointSet Digit => new CodePointSet().Add('0', '9');

    public static CodePointSet Space => new CodePointSet().Add('\t', '\n').Add('\f', '\r').Add(' ', ' ');

    public static CodePointSet Word => new CodePointSet().Add('0', '9').Add('A', 'Z').Add('a', 'z').Add('_', '_');

    /// <summary>The class behind <c>\d</c> and its like; null when the letter means none.</summary>
    public static CodePointSet? Perl(char letter) => letter switch
    {
        'd' => Digit,
        'D' => Digit.Negate(),
        's' => Space,
        'S' => Space.Negate(),
        'w' => Word,
        'W' => Word.Negate(),
        _ => null,
    };

    /// <summary>The class behind <c>[:alpha:]</c> and its like.</summary>
    public static CodePointSet? Posix(string name) => name switch
    {
        "alnum" => new CodePointSet().Add('0', '9').Add('A', 'Z').Add('a', 'z'),
        "alpha" => new CodePointSet().Add('A', 'Z').Add('a', 'z'),
        "ascii" => new CodePointSet().Add(0, 0x7F),
        "blank" => new CodePointSet().Add('\t', '\t').Add(' ', ' '),
        "cntrl" => new CodePointSet().Add(0, 0x1F).Add(0x7F, 0x7F),
        "digit" => Digit,
        "graph" => new CodePointSet().Add('!', '~'),
        "lower" => new CodePointSet().Add('a', 'z'),
        "print" => new CodePointSet().Add(' ', '~'),
        "punct" => new CodePointSet().Add('!', '/').Add(':', '@').Add('[', '`').Add('{', '~'),
        "space" => new CodePointSet().Add('\t', '\r').Add(' ', ' '),
        "upper" => new CodePointSet().Add('A', 'Z'),
        "word" => Word,
        "xdigit" => new CodePointSet().Add('0', '9').Add('A', 'F').Add('a', 'f'),
        _ => null,
    };

    /// <summary>The class behind <c>\p{name}</c>: a category, a group of them by its first letter, or a script.</summary>
    public static CodePointSet? Unicode(string name) => name switch
    {
        "Any" => new CodePointSet().Add(0, 0x10FFFF),
        "Latin" => new CodePointSet().Add('A', 'Z').Add('a', 'z').Add(0xAA, 0xAA).Add(0xBA, 0xBA).Add(0xC0, 0xD6)
            .Add(0xD8, 0xF6).Add(0xF8, 0x2B8).Add(0x1E00, 0x1EFF).Add(0x2C60, 0x2C7F).Add(0xA722, 0xA787)
            .Add(0xFB00, 0xFB06).Add(0xFF21, 0xFF3A).Add(0xFF41, 0xFF5A),
        "Arabic" => new CodePointSet().Add(0x600, 0x604).Add(0x606, 0x60B).Add(0x60D, 0x61A).Add(0x61C, 0x61E)
            .Add(0x620, 0x63F).Add(0x641, 0x64A).Add(0x656, 0x66F).Add(0x671, 0x6DC).Add(0x6DE, 0x6FF)
            .Add(0x750, 0x77F).Add(0x870, 0x88E).Add(0x8A0, 0x8E1).Add(0x8E3, 0x8FF).Add(0xFB50, 0xFDFF)
            .Add(0xFE70, 0xFE74).Add(0xFE76, 0xFEFC),
        "Tifinagh" => new CodePointSet().Add(0x2D30, 0x2D67).Add(0x2D6F, 0x2D70).Add(0x2D7F, 0x2D7F),
        _ => Categories.Value.GetValueOrDefault(name),
    };

    private static Dictionary<string, CodePointSet> BuildCategories()
    {
        var sets = new Dictionary<string, CodePointSet>(StringComparer.Ordinal);
        var (start, current) = (0, CharUnicodeInfo.GetUnicodeCategory(0));
        for (var code = 1; code <= 0x110000; code++)
        {
            var category = code > 0x10FFFF ? (UnicodeCategory)(-1) : CharUnicodeInfo.GetUnicodeCategory(code);
            if (category != current)
            {
                var name = Names[(int)current];
                Set(sets, name).Add(start, code - 1);
                Set(sets, name[..1]).Add(start, code - 1);
                (start, current) = (code, category);
            }
        }

        return sets;
    }

    private static CodePointSet Set(Dictionary<string, CodePointSet> sets, string name)
    {
        if (!sets.TryGetValue(name, out var set))
        {
            sets[name] = set = new CodePointSet();
        }

        return set;
    }
}
