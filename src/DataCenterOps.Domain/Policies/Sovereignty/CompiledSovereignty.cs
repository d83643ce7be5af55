using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>A table ready to score by: immutable, shared by all threads.</summary>
public sealed class CompiledSovereignty
{
    internal CompiledSovereignty(SovereigntyTable table, ImmutableArray<CompiledAnswer> answers) => (Table, Answers) = (table, answers);

    /// <summary>The table.</summary>
    public SovereigntyTable Table { get; }

    /// <summary>The answers of all objectives, in the order of the table.</summary>
    internal ImmutableArray<CompiledAnswer> Answers { get; }
}
