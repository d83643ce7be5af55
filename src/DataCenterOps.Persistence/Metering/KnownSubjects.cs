namespace DataCenterOps.Persistence.Metering;

/// <summary>
/// What usage may belong to: a system, what was ever provisioned of it, or one of its services. Late usage may speak of what
/// is gone.
/// </summary>
internal static class KnownSubjects
{
    /// <summary>The condition that the subject of a row <c>s</c> of <c>usage_series</c> is known, so that it may be billed.</summary>
    public const string IsMapped =
        """
        EXISTS (SELECT 1 FROM system_view v WHERE v.id = s.system AND v.tenant = s.tenant AND (
            s.resource = ''
            OR EXISTS (SELECT 1 FROM resource_span p
                       WHERE p.tenant = s.tenant AND p.system = s.system AND p.resource = s.resource)
            OR EXISTS (SELECT 1 FROM reference r JOIN declared d ON d.kind = r.from_kind AND d.id = r.from_id
                       WHERE r.to_kind = 'System' AND r.to_id = s.system AND r.from_kind = 'Service'
                         AND d.id = s.resource AND d.tenant = s.tenant)))
        """;

    /// <summary>Tenant, system and resource of every subject of some systems; <paramref name="among"/> says which, by a column.</summary>
    public static string Of(Func<string, string> among) =>
        $"""
         SELECT tenant, id, '' FROM system_view WHERE {among("id")}
         UNION SELECT tenant, system, resource FROM resource_span WHERE {among("system")}
         UNION SELECT d.tenant, r.to_id, d.id FROM reference r JOIN declared d ON d.kind = r.from_kind AND d.id = r.from_id
         WHERE r.to_kind = 'System' AND {among("r.to_id")} AND r.from_kind = 'Service'
         """;
}
