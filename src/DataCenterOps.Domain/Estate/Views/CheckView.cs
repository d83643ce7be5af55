using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A check as it is declared of a system.</summary>
/// <param name="Id">Unique in its system.</param>
/// <param name="Kind"><c>http tcp tls</c>.</param>
/// <param name="Target">What is asked.</param>
/// <param name="Endpoint">The endpoint that it stands for; absent for none.</param>
/// <param name="Interval">How often; 30 seconds to 24 hours.</param>
/// <param name="Timeout">How long it may take; below half the interval.</param>
/// <param name="Asserts">Expressions that must be true of an answer.</param>
public sealed record CheckView(
    string Id, string Kind, string Target, string? Endpoint, TimeSpan Interval, TimeSpan Timeout, ImmutableArray<string> Asserts)
{
    /// <summary>Reads an item of <c>checks</c>.</summary>
    public static CheckView Read(JsonElement check) => new(
        check.Text("id"), check.Text("kind"), check.Text("target"), check.TextOrNull("endpoint"),
        check.Duration("interval", TimeSpan.FromSeconds(60)), check.Duration("timeout", TimeSpan.FromSeconds(10)),
        check.Texts("assert"));
}
