using System.Collections.Immutable;

namespace DataCenterOps.Cel;

/// <summary>A syntax tree with what the checker found of each node, by its id.</summary>
internal sealed class CheckedTree(Expr root, int nodes)
{
    public Expr Root { get; } = root;

    /// <summary>The static type of each node.</summary>
    public CelType[] Types { get; } = new CelType[nodes];

    /// <summary>The frame slot of a variable or, of a loop or binding, its first own slot; -1 for none.</summary>
    public int[] Slots { get; } = NoSlots(nodes);

    /// <summary>The value of a name that is a type.</summary>
    public Dictionary<int, CelValue> Constants { get; } = [];

    /// <summary>The overloads that a call may mean, never empty for a call that is bound.</summary>
    public ImmutableArray<CelFunction>[] Overloads { get; } = new ImmutableArray<CelFunction>[nodes];

    /// <summary>Calls that are written on a target but mean a function in a namespace.</summary>
    public HashSet<int> Namespaced { get; } = [];

    /// <summary>Errors of unchecked expressions, met at run time.</summary>
    public Dictionary<int, CelError> Faults { get; } = [];

    /// <summary>How many slots the frame has.</summary>
    public int FrameSize { get; set; }

    private static int[] NoSlots(int nodes)
    {
        var slots = new int[nodes];
        Array.Fill(slots, -1);
        return slots;
    }
}
