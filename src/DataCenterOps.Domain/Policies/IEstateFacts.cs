using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>The declared objects that a hydrator joins: what is committed, or what would be if a plan were applied.</summary>
public interface IEstateFacts
{
    /// <summary>The document of an object that is not retired, or nothing.</summary>
    ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken);

    /// <summary>The objects of <paramref name="fromKind"/> that name this one, in the order of their ids.</summary>
    ValueTask<IReadOnlyList<Fact>> ReferringAsync(
        string fromKind, string toKind, string toId, CancellationToken cancellationToken);
}
