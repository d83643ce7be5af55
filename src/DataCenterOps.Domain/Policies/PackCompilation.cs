using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies;

/// <summary>A compiled pack, or every reason why it does not compile or fails its own tests.</summary>
public sealed record PackCompilation(CompiledPack? Pack, ImmutableArray<PackError> Errors);
