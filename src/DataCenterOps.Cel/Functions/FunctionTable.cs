using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>The functions in force. Immutable; overloads of one name are in the order of their declaration.</summary>
internal sealed class FunctionTable(ImmutableDictionary<(string Name, bool Member), ImmutableArray<CelFunction>> functions)
{
    public static FunctionTable Empty { get; } =
        new(ImmutableDictionary<(string Name, bool Member), ImmutableArray<CelFunction>>.Empty);

    public ImmutableArray<CelFunction> Find(string name, bool member) =>
        functions.TryGetValue((name, member), out var found) ? found : [];

    public FunctionTable With(IEnumerable<CelFunction> added)
    {
        var builder = functions.ToBuilder();
        foreach (var function in added)
        {
            var key = (function.Name, function.IsMember);
            builder[key] = builder.TryGetValue(key, out var known) ? known.Add(function) : [function];
        }

        return new FunctionTable(builder.ToImmutable());
    }

    public IEnumerable<string> Names() => functions.Keys.Select(key => key.Name);
}
