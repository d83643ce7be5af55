using System.Collections.Immutable;
using DataCenterOps.Cel;
using DataCenterOps.Domain.Policies.Sovereignty;

namespace DataCenterOps.Domain.Policies;

/// <summary>Type-checks and plans the expressions of a pack.</summary>
public static class PackCompiler
{
    /// <summary>Compiles every expression and reports every error of every one.</summary>
    /// <param name="pack">The parsed pack.</param>
    /// <param name="file">The name that errors show.</param>
    public static PackCompilation Compile(Pack pack, string file)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var errors = ImmutableArray.CreateBuilder<PackError>();
        var policies = ImmutableArray.CreateBuilder<CompiledPolicy>();
        var language = CelLibraries.Everything.WithLibrary(PolicyFunctions.For(pack));
        foreach (var policy in pack.Policies)
        {
            if (new PolicyCompiler(language, policy, file, errors).Compile() is { } compiled)
            {
                policies.Add(compiled);
            }
        }

        var sovereignty = pack.Sovereignty is { } table ? new SovereigntyCompiler(language, table, file, errors).Compile() : null;
        return new PackCompilation(
            errors.Count == 0 ? new CompiledPack(pack, policies.ToImmutable()) { Sovereignty = sovereignty } : null, errors.ToImmutable());
    }
}
