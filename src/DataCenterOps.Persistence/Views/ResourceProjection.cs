using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Views;

/// <summary>
/// What is provisioned from when to when. The first span of a resource begins at its <c>since</c>; what changes its
/// quantity, site or criticality closes the span at the entry's time and opens another.
/// </summary>
internal sealed class ResourceProjection : IProjection
{
    // Where many are written, an open end is asked for in a way that no index answers: the key is to be used instead.
    private static readonly RowWrite Keep = RowWrite.Of(
        "system text, resource text, meter text, tenant text, site text, criticality text, quantity text, version bigint",
        one:
        """
        UPDATE resource_span SET seen_version = $8
        WHERE system = $1 AND resource = $2 AND meter = $3 AND until_at IS NULL
          AND tenant = $4 AND site = $5 AND criticality = $6 AND quantity = $7
        """,
        many:
        """
        UPDATE resource_span s SET seen_version = k.version FROM {k}
        WHERE s.system = k.system AND s.resource = k.resource AND s.meter = k.meter AND COALESCE(s.until_at, 0) = 0
          AND s.tenant = k.tenant AND s.site = k.site AND s.criticality = k.criticality AND s.quantity = k.quantity
        """);

    private static readonly RowWrite Close = RowWrite.Of(
        "system text, version bigint, at bigint",
        one: "UPDATE resource_span SET until_at = $3 WHERE system = $1 AND until_at IS NULL AND seen_version <> $2",
        many:
        """
        UPDATE resource_span s SET until_at = k.at FROM {k}
        WHERE s.system = k.system AND COALESCE(s.until_at, 0) = 0 AND s.seen_version <> k.version
        """);

    // The start of the very first span is the document's; later ones start where the last one ended.
    private static readonly RowWrite Open = RowWrite.Of(
        """
        system text, resource text, meter text, tenant text, site text, criticality text, quantity text, version bigint,
        since bigint, at bigint
        """,
        one:
        """
        INSERT INTO resource_span (
            system, resource, meter, seq, tenant, site, zone, criticality, quantity, from_at, until_at, seen_version)
        SELECT CAST($1 AS text), CAST($2 AS text), CAST($3 AS text), COALESCE(MAX(seq), 0) + 1,
            CAST($4 AS text), CAST($5 AS text), '', CAST($6 AS text), CAST($7 AS text),
            CASE WHEN COUNT(*) = 0 THEN CAST($9 AS bigint) ELSE CAST($10 AS bigint) END, NULL, CAST($8 AS bigint)
        FROM resource_span WHERE system = $1 AND resource = $2 AND meter = $3
        HAVING COUNT(CASE WHEN until_at IS NULL THEN 1 END) = 0
        """,
        many:
        """
        INSERT INTO resource_span (
            system, resource, meter, seq, tenant, site, zone, criticality, quantity, from_at, until_at, seen_version)
        SELECT k.system, k.resource, k.meter, COALESCE(m.last, 0) + 1, k.tenant, k.site, '', k.criticality, k.quantity,
            CASE WHEN m.last IS NULL THEN k.since ELSE k.at END, NULL, k.version
        FROM {k} CROSS JOIN LATERAL (
            SELECT MAX(s.seq) AS last, COUNT(*) FILTER (WHERE s.until_at IS NULL) AS open FROM resource_span s
            WHERE s.system = k.system AND s.resource = k.resource AND s.meter = k.meter) m
        WHERE m.open = 0
        """);

    public ImmutableArray<string> Tables { get; } = ["resource_span"];

    public bool Handles(string type) => SystemEntries.IsType(type);

    public void Project(ProjectedEntry entry, IWriteSession session)
    {
        if (!entry.IsApplied)
        {
            return;
        }

        var change = DeclaredChange.Read(entry);
        var spans = change.Retired ? [] : Spans(entry, change).ToArray();
        foreach (var values in spans)
        {
            session.Execute(Keep, values.AsSpan(0, 8));
        }

        session.Execute(Close, change.Id, entry.Version, entry.Time);
        foreach (var values in spans)
        {
            session.Execute(Open, values);
        }
    }

    private static IEnumerable<object?[]> Spans(ProjectedEntry entry, DeclaredChange change)
    {
        var document = change.Document!.Value;
        var tenant = entry.Tenant ?? document.TextOr("tenant", "");
        var criticality = document.TextOr("criticality", "");
        foreach (var resource in document.List("resources"))
        {
            var since = Since(resource, entry.Time);
            foreach (var quantity in resource.Map("quantities"))
            {
                yield return
                [
                    change.Id, resource.Text("id"), quantity.Name, tenant, resource.TextOr("siteId", ""), criticality,
                    Quantity(quantity.Value), entry.Version, since, entry.Time,
                ];
            }
        }
    }

    private static string Quantity(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static DateTimeOffset Since(JsonElement resource, DateTimeOffset otherwise) =>
        DateTimeOffset.TryParse(
            resource.Text("since"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? since
            : otherwise;
}
