using System.Collections.Immutable;

namespace DataCenterOps.Domain.Estate;

/// <summary>What an estate's files hold.</summary>
public sealed record ParsedEstate
{
    /// <summary>The documents that follow the schema, in the order of the files. Not to be applied while there are errors.</summary>
    public required ImmutableArray<ParsedDocument> Documents { get; init; }

    /// <summary>Files that an Estate document names under <c>packs</c>: they are packs, not documents.</summary>
    public required ImmutableArray<EstateFile> Packs { get; init; }

    /// <summary>What is wrong: the first <see cref="EstateLimits.Errors"/>.</summary>
    public required ImmutableArray<EstateError> Errors { get; init; }

    /// <summary>How much is wrong, beyond those too.</summary>
    public required int ErrorCount { get; init; }
}
