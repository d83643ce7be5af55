using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>The macros in force, by name, number of arguments and whether they have a target.</summary>
internal sealed class MacroTable(ImmutableDictionary<(string Name, int Arguments, bool Member), Macro> macros)
{
    public static MacroTable Empty { get; } =
        new(ImmutableDictionary<(string Name, int Arguments, bool Member), Macro>.Empty);

    public Macro? Find(string name, int arguments, bool member) => macros.GetValueOrDefault((name, arguments, member));

    public MacroTable With(params ReadOnlySpan<(string Name, int Arguments, bool Member, Macro Macro)> added)
    {
        var builder = macros.ToBuilder();
        foreach (var (name, arguments, member, macro) in added)
        {
            builder[(name, arguments, member)] = macro;
        }

        return new MacroTable(builder.ToImmutable());
    }
}
