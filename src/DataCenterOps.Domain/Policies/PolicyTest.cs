using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Policies;

/// <summary>An inline test of a policy.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Subject">A partial subject: what is absent is unset.</param>
/// <param name="Now">The test's clock.</param>
/// <param name="Expect"><c>pass</c>, <c>not-applicable</c>, <c>error</c>, or ids of rules.</param>
/// <param name="Exactly">Whether the ids are all that may be violated; a single id only says that one is.</param>
/// <param name="Line">Where it stands in the pack.</param>
public sealed record PolicyTest(
    string Name, JsonElement Subject, DateTimeOffset Now, ImmutableArray<string> Expect, bool Exactly, int Line);
