using System.Text.Json;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Benchmarks.Cel;

/// <summary>An estate without anything.</summary>
internal sealed class NoFacts : IEstateFacts
{
    public static NoFacts Instance { get; } = new();

    public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken) => new((JsonElement?)null);

    public ValueTask<IReadOnlyList<Fact>> ReferringAsync(
        string fromKind, string toKind, string toId, CancellationToken cancellationToken) => new([]);
}
