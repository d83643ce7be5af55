using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A hosted system as it is declared.</summary>
public sealed record SystemView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, where one is given.</summary>
    public required LocalizedName? Name { get; init; }

    /// <summary>The tenant that it is run for.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary><c>portal register service internal</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>planned building production retiring retired</c>.</summary>
    public required string Phase { get; init; }

    /// <summary>A level of the pack.</summary>
    public required string Classification { get; init; }

    /// <summary><c>vital important standard low</c>.</summary>
    public required string Criticality { get; init; }

    /// <summary>Whether it is marked as invented.</summary>
    public required bool Fictional { get; init; }

    /// <summary>Whether it holds personal data.</summary>
    public required bool PersonalData { get; init; }

    /// <summary>Whether it holds sensitive data.</summary>
    public required bool SensitiveData { get; init; }

    /// <summary>Whether its processing is of high risk.</summary>
    public required bool HighRisk { get; init; }

    /// <summary>Whether it is of vital interest to the state.</summary>
    public required bool VitalStateInterest { get; init; }

    /// <summary>The data categories that it holds.</summary>
    public required ImmutableArray<string> DataCategories { get; init; }

    /// <summary>Where it lies; one is primary.</summary>
    public required ImmutableArray<PlacementView> Placements { get; init; }

    /// <summary>Where it is reached.</summary>
    public required ImmutableArray<EndpointView> Endpoints { get; init; }

    /// <summary>What is asked of it.</summary>
    public required ImmutableArray<CheckView> Checks { get; init; }

    /// <summary>What is provisioned for it.</summary>
    public required ImmutableArray<ResourceView> Resources { get; init; }

    /// <summary>The vendors that it depends on.</summary>
    public required ImmutableArray<string> Vendors { get; init; }

    /// <summary>The keys that protect it, as <c>tenant/key</c>.</summary>
    public required ImmutableArray<string> Keys { get; init; }

    /// <summary>The systems that it depends on; circles are allowed.</summary>
    public required ImmutableArray<string> DependsOn { get; init; }

    /// <summary>The site of its primary placement.</summary>
    public string PrimarySite => Placements.First(placement => placement.Role == "primary").SiteId;

    /// <summary>Reads the body of a declared System.</summary>
    public static SystemView Read(JsonElement body) => new()
    {
        Id = body.Text("id"),
        Name = body.Nested("name", LocalizedName.Read),
        Tenant = body.Tenant("tenant"),
        Kind = body.Text("kind"),
        Phase = body.Text("phase"),
        Classification = body.Text("classification"),
        Criticality = body.Text("criticality"),
        Fictional = body.Flag("fictional"),
        PersonalData = body.Flag("personalData"),
        SensitiveData = body.Flag("sensitiveData"),
        HighRisk = body.Flag("highRisk"),
        VitalStateInterest = body.Flag("vitalStateInterest"),
        DataCategories = body.Texts("dataCategories"),
        Placements = body.List("placements", PlacementView.Read),
        Endpoints = body.List("endpoints", EndpointView.Read),
        Checks = body.List("checks", CheckView.Read),
        Resources = body.List("resources", ResourceView.Read),
        Vendors = body.Texts("vendors"),
        Keys = body.Texts("keys"),
        DependsOn = body.Texts("dependsOn"),
    };
}
