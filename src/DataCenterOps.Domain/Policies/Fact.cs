using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>One declared object.</summary>
/// <param name="Id">The full id.</param>
/// <param name="Document">Its fields.</param>
public sealed record Fact(string Id, JsonElement Document);
