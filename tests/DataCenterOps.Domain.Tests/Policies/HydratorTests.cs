using System.Text;
using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Domain.Policies.Waivers;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>What is declared reaches the facts that rules read.</summary>
public sealed class HydratorTests
{
    private static readonly Dictionary<string, string> Declared = new(StringComparer.Ordinal)
    {
        ["Site/alg-dc1"] = """{"jurisdiction":"DZ","national":true,"classificationCeiling":"secret"}""",
        ["Tenant/cnas"] = """{"kind":"institution","dpo":"p-1"}""",
        ["System/claims"] = """{"tenant":"cnas","classification":"restricted","placements":[{"id":"p1","role":"primary","siteId":"alg-dc1"}]}""",
        ["Source/births"] = """{"ownerTenant":"min-interior","system":"registry","catalogueId":"C-1","categories":["identity"],"classification":"restricted"}""",
    };

    [Fact]
    public async Task A_system_shows_what_is_paid_for_it_and_not_how_much()
    {
        var facts = await HydrateAsync(
            "System",
            "claims",
            """{"tenant":"cnas","resources":[{"id":"vm-1","siteId":"alg-dc1","since":"2026-01-01T00:00:00Z","quantities":{"vm_vcpu":"4"}}]}""");
        Assert.Equal("""[{"id":"vm-1","since":"2026-01-01T00:00:00Z","siteId":"alg-dc1"}]""", facts.GetProperty("resources").GetRawText());
        Assert.Equal("[]", (await HydrateAsync("System", "claims", """{"tenant":"cnas"}""")).GetProperty("resources").GetRawText());
    }

    [Theory]
    [InlineData("births", """{"catalogueId":"C-1","categories":["identity"],"classification":"restricted","id":"births","ownerTenant":"min-interior"}""")]
    [InlineData("nowhere", """{"catalogueId":"","id":"nowhere"}""")]
    public async Task A_flow_shows_whose_its_source_is_and_what_it_holds(string source, string expected)
    {
        var facts = await HydrateAsync(
            "Flow", "f", $$$"""{"source":"{{{source}}}","from":{"system":"claims"},"to":{"party":"x","jurisdiction":"FR"}}""");
        Assert.Equal(expected, facts.GetProperty("source").GetRawText());
    }

    [Fact]
    public async Task A_request_for_capacity_shows_the_phase_of_its_system()
    {
        const string Body = """{"tenant":"cnas","phase":"retiring","resources":[{"id":"vm-1","siteId":"alg-dc1","quantities":{"vm_vcpu":"4"}}]}""";
        var system = new DeclaredDocument(EstateSchema.Get("System"), "claims", Owner: null, Encoding.UTF8.GetBytes(Body), Encoding.UTF8.GetBytes(Body));
        var request = Assert.Single(await CapacityRequests.OfAsync(system, null, new Facts(), TestContext.Current.CancellationToken));

        Assert.Equal("retiring", Parse(request.Json).GetProperty("phase").GetString());
        var verdict = PolicyEvaluator.Evaluate(
            request, StarterPack.Compile(), WaiverSet.None, EnforcementPoint.Admission, DateTimeOffset.UnixEpoch, TestContext.Current.CancellationToken);
        Assert.Contains(verdict.Results, result => result is { Outcome: RuleOutcome.Violation, Rule.Id: "still-in-use" });
    }

    private static async Task<JsonElement> HydrateAsync(string kind, string id, string json)
    {
        var hydrated = await new Hydrator(new Facts(), StarterPack.Compile().Pack).HydrateAsync(
            kind, id, 1, Parse(Encoding.UTF8.GetBytes(json)), TestContext.Current.CancellationToken);
        return Parse(hydrated!.Json);
    }

    private static JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    private sealed class Facts : IEstateFacts
    {
        public ValueTask<JsonElement?> FindAsync(string kind, string id, CancellationToken cancellationToken) => ValueTask.FromResult<JsonElement?>(
            Declared.TryGetValue($"{kind}/{id}", out var json) ? Parse(Encoding.UTF8.GetBytes(json)) : null);

        public ValueTask<IReadOnlyList<Fact>> ReferringAsync(string fromKind, string toKind, string toId, CancellationToken cancellationToken) =>
            ValueTask.FromResult<IReadOnlyList<Fact>>([]);
    }
}
