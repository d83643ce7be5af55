using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>A rule ready to run.</summary>
internal sealed record CompiledRule(PolicyRule Rule, CelProgram Expression, CelProgram? Evidence);
