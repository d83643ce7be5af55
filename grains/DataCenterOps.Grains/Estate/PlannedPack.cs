using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Grains.Estate;

/// <summary>A pack that came with an estate.</summary>
internal sealed record PlannedPack(string File, string Text, CompiledPack? Compiled, ImmutableArray<PlanError> Errors)
{
    public static PlannedPack Read(string file, string text)
    {
        var parsed = PackParser.Parse(file, text);
        var compiled = parsed.Pack is null ? null : PackCompiler.Compile(parsed.Pack, file);
        var errors = parsed.Errors.Concat(compiled?.Errors ?? [])
            .Select(error => new PlanError(error.Code, error.Message, error.File, error.Line, error.Column, error.Path));
        return new PlannedPack(file, text, compiled?.Pack, [.. errors]);
    }
}
