using System.Text.Json;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies.Sweeping;
using Xunit;

namespace DataCenterOps.Domain.Tests.Policies.Sweeping;

/// <summary>What a change concerns as far as its own text says.</summary>
public sealed class ConcernedSubjectsTests
{
    [Fact]
    public void An_inventory_concerns_what_it_names_and_what_it_named_before() => Assert.Equal(
        [("Site", "fr-dc1"), ("SiteInventory", "fr-dc1"), ("System", "archive"), ("System", "claims"), ("System", "payroll")],
        ConcernedSubjects.Of(
            EstateSchema.Get("SiteInventory"), "fr-dc1",
            Fields("""{"items":[{"system":"claims"},{"system":"archive"},{"system":"claims"}]}"""),
            Fields("""{"items":[{"system":"payroll"},{"volume":"lun-7"}]}""")));

    [Fact]
    public void What_is_judged_by_nothing_and_joined_by_nothing_concerns_nobody() =>
        Assert.Empty(ConcernedSubjects.Of(EstateSchema.Get("Meter"), "vm_vcpu", Fields("{}")));

    private static JsonElement? Fields(string json) => JsonElement.Parse(json);
}
