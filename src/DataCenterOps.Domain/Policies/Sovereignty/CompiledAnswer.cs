using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies.Sovereignty;

/// <summary>An answer ready to run.</summary>
internal sealed record CompiledAnswer(SovereigntyAnswer Answer, CelProgram Level, CelProgram? Evidence, CelProgram? Proven);
