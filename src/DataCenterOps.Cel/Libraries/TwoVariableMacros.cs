using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>The macros with an index and an item, or a key and a value.</summary>
internal static class TwoVariableMacros
{
    public static ImmutableArray<(string Name, int Arguments, bool Member, Macro Macro)> All { get; } =
    [
        ("all", 3, true, call => call.Loop(LoopKind.All, null, call.Arguments[2], 2)),
        ("exists", 3, true, call => call.Loop(LoopKind.Exists, null, call.Arguments[2], 2)),
        ("existsOne", 3, true, call => call.Loop(LoopKind.ExistsOne, null, call.Arguments[2], 2)),
        ("exists_one", 3, true, call => call.Loop(LoopKind.ExistsOne, null, call.Arguments[2], 2)),
        ("transformList", 3, true, call => call.Loop(LoopKind.ToList, null, call.Arguments[2], 2)),
        ("transformList", 4, true, call => call.Loop(LoopKind.ToList, call.Arguments[2], call.Arguments[3], 2)),
        ("transformMap", 3, true, call => call.Loop(LoopKind.ToMap, null, call.Arguments[2], 2)),
        ("transformMap", 4, true, call => call.Loop(LoopKind.ToMap, call.Arguments[2], call.Arguments[3], 2)),
        ("transformMapEntry", 3, true, call => call.Loop(LoopKind.ToMapEntries, null, call.Arguments[2], 2)),
        ("transformMapEntry", 4, true, call => call.Loop(LoopKind.ToMapEntries, call.Arguments[2], call.Arguments[3], 2)),
    ];
}
