namespace DataCenterOps.Domain.Estate;

/// <summary>One value as it was written, with its place: what YAML and JSON have in common.</summary>
internal sealed class SourceNode(SourceNodeKind kind, int line, int column)
{
    public SourceNodeKind Kind { get; } = kind;

    /// <summary>From 1; 0 in JSON, where paths say enough.</summary>
    public int Line { get; } = line;

    public int Column { get; } = column;

    /// <summary>The text of a scalar, without quotes and escapes.</summary>
    public string Text { get; init; } = "";

    /// <summary>Whether a scalar stood without quotes, so that it may be a number, a flag or nothing.</summary>
    public bool Plain { get; init; }

    /// <summary>Members of a mapping, in the order in which they were written; duplicates included.</summary>
    public List<SourceMember> Members { get; } = kind == SourceNodeKind.Mapping ? [] : NoMembers;

    /// <summary>Items of a sequence.</summary>
    public List<SourceNode> Items { get; } = kind == SourceNodeKind.Sequence ? [] : NoItems;

    private static readonly List<SourceMember> NoMembers = [];
    private static readonly List<SourceNode> NoItems = [];

    /// <summary>The value of a member, or null.</summary>
    public SourceNode? Find(string name)
    {
        foreach (var member in Members)
        {
            if (member.Name == name)
            {
                return member.Value;
            }
        }

        return null;
    }
}
