using static DataCenterOps.Domain.Estate.Declare;

namespace DataCenterOps.Domain.Estate;

/// <summary>What is measured, what it costs, and what may be spent.</summary>
internal static class MeteringKinds
{
    private const decimal LargestPrice = 1_000_000_000m;
    private const decimal LargestLimit = 79_000_000_000m;

    public static DocumentKind Meter { get; } = new("Meter", Document(IdForm.Meter,
    [
        Name(),
        Choice("shape", "delta state").Must(),
        Text("unit").Must(),
        Text("billedUnit").Must(),
        Choice("aggregation", "sum max last unique time-weighted"),
    ]))
    {
        Segment = "meters",
        Singular = "meter",
        Topic = "metering",
        IdForm = IdForm.Meter,
    };

    public static DocumentKind Tariff { get; } = new("Tariff", Document(IdForm.TariffBook,
    [
        Name(),
        Text("currency", TextForm.Currency).Must(),
        Time("publishedAt").Must(),
        List("rows", 10_000,
            Id("sku", IdForm.Sku).Must(),
            Ref("meter", "Meter").Must(),
            Text("unit").Must(),
            Choice("pool", "compute storage network security platform licence shared rounding").Must(),
            Choice("model", "unit graduated flat reserved").Must(),
            Price("list"),
            Price("contracted"),
            List("tiers", EstateLimits.ListEntries,
                Number("upTo", 0, 1_000_000_000_000, 9) with { Nullable = true }, Price("price").Must()),
            Nested("selector", Text("tenant"), Text("criticality"), Text("zone")),
            Time("validFrom").Must(),
            Time("validTo") with { Nullable = true },
            Text("legalRef")).Must(),
    ]))
    {
        Segment = "tariffs",
        Singular = "tariff",
        Topic = "metering",
        IdForm = IdForm.TariffBook,
        Immutable = true,
        ByHash = true,
    };

    public static DocumentKind Budget { get; } = new("Budget", Document(IdForm.Budget,
    [
        Name(),
        Ref("tenant", "Tenant").Must(),
        Whole("fiscalYear", 2000, 2199).Must(),
        Id("programme").Must(),
        Text("currency", TextForm.Currency).Must(),
        Number("commitmentLimit", 0, LargestLimit, 9).Must(),
        Number("paymentLimit", 0, LargestLimit, 9).Must(),
        Nested("policy", Number("warn", 0, 1, 4), Choice("visa", "never above always"), Number("visaAbove", 0, LargestLimit, 9)),
    ]))
    {
        Segment = "budgets",
        Singular = "budget",
        Topic = "budgets",
        IdForm = IdForm.Budget,
        Owner = OwnerRule.Field,
        OwnerField = "tenant",
    };

    private static Field Price(string name) => Number(name, 0, LargestPrice, 9);
}
