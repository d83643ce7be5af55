using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Domain.Estate;

/// <summary>What must be true within one document beyond the form of its fields.</summary>
internal static class DocumentRules
{
    public static void Check(ParsedDocument document, DeclaredDocument? before, DateTimeOffset now, EstateErrors errors)
    {
        if (document.Kind == SystemKind.System)
        {
            CheckPlacements(document, errors);
            CheckChecks(document, errors);
            CheckResources(document, before, now, errors);
        }
        else if (document.Kind == ExchangeKinds.Flow)
        {
            CheckFlow(document, errors);
        }
        else if (document.Kind == ExchangeKinds.Agreement)
        {
            CheckOrder(document, document.Root, "", "validFrom", "validUntil", now, errors);
        }
        else if (document.Kind == PlaceKinds.Jurisdiction)
        {
            CheckBloc(document, errors);
            CheckOrders(document, "adequacy", "from", "until", now, errors);
        }
        else if (document.Kind == MeteringKinds.Tariff)
        {
            CheckOrders(document, "rows", "validFrom", "validTo", now, errors);
        }
    }

    private static void CheckPlacements(ParsedDocument document, EstateErrors errors)
    {
        var placements = document.Root.Find("placements")!;
        var primaries = placements.Items.Count(placement => placement.Find("role")?.Text == "primary");
        if (primaries != 1)
        {
            errors.Add(EstateCodes.Bounds, $"exactly one placement is `primary`, here {primaries} are", document.File, placements, "placements");
        }
    }

    private static void CheckChecks(ParsedDocument document, EstateErrors errors)
    {
        if (document.Root.Find("checks") is not { Items.Count: > 0 } checks)
        {
            return;
        }

        var index = 0;
        foreach (var check in DeclaredDocument.Parse(document.AsWritten).GetProperty("checks").EnumerateArray())
        {
            foreach (var issue in CheckDocument.Read(document.Id, TenantId.Platform, check).Issues)
            {
                var path = $"checks[{index}].{issue.Path}";
                var (line, column) = document.PositionOf(path);
                errors.Add(new EstateError(EstateCodes.Type, issue.Message, document.File, line, column, path));
            }

            index++;
        }
    }

    // Usage older than that could not be booked any more. What was accepted once may stay however old it grows.
    private static void CheckResources(ParsedDocument document, DeclaredDocument? before, DateTimeOffset now, EstateErrors errors)
    {
        var resources = document.Root.Find("resources")?.Items ?? [];
        var earliest = now.AddDays(-EstateLimits.MeteredBackDays);
        for (var i = 0; i < resources.Count; i++)
        {
            var since = resources[i].Find("since")!;
            if (Instant(since, now) < earliest && !StoodBefore(before, resources[i].Find("id")!.Text, since.Text))
            {
                errors.Add(
                    EstateCodes.Bounds, $"a resource is metered from at most {EstateLimits.MeteredBackDays} days back",
                    document.File, since, $"resources[{i}].since");
            }
        }
    }

    private static bool StoodBefore(DeclaredDocument? before, string resource, string since)
    {
        if (before is null || !DeclaredDocument.Parse(before.AsWritten).TryGetProperty("resources", out var resources))
        {
            return false;
        }

        var canonical = EstateTime.TryParse(since, out var instant) ? EstateTime.Write(instant) : since;
        return resources.EnumerateArray().Any(known =>
            known.GetProperty("id").ValueEquals(resource) && known.GetProperty("since").ValueEquals(canonical));
    }

    private static void CheckFlow(ParsedDocument document, EstateErrors errors)
    {
        var ours = 0;
        foreach (var name in (ReadOnlySpan<string>)["from", "to"])
        {
            var end = document.Root.Find(name)!;
            var isSystem = end.Find("system") is not null;
            ours += isSystem ? 1 : 0;
            var isParty = end.Find("party") is not null && end.Find("jurisdiction") is not null;
            if (isSystem ? end.Members.Count != 1 : !isParty)
            {
                errors.Add(EstateCodes.Type, "an end is `{system}`, or `{party, jurisdiction}`", document.File, end, name);
            }
        }

        if (ours == 0)
        {
            errors.Add(EstateCodes.Type, "one end at least is a system: a flow belongs to its tenant", document.File, document.Root.Find("from")!, "from");
        }
    }

    private static void CheckBloc(ParsedDocument document, EstateErrors errors)
    {
        if (document.Id.Length == 2 && document.Root.Find("members") is { } members)
        {
            errors.Add(EstateCodes.Type, "only a bloc has members", document.File, members, "members");
        }
    }

    private static void CheckOrders(
        ParsedDocument document, string list, string from, string until, DateTimeOffset now, EstateErrors errors)
    {
        var items = document.Root.Find(list)?.Items ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            CheckOrder(document, items[i], $"{list}[{i}].", from, until, now, errors);
        }
    }

    private static void CheckOrder(
        ParsedDocument document, SourceNode node, string path, string from, string until, DateTimeOffset now, EstateErrors errors)
    {
        if (node.Find(from) is { } first && node.Find(until) is { } end && !CoreScalar.IsNull(end) && Instant(end, now) <= Instant(first, now))
        {
            errors.Add(EstateCodes.Bounds, $"`{until}` is the first moment without, so it lies after `{from}`", document.File, end, path + until);
        }
    }

    private static DateTimeOffset Instant(SourceNode node, DateTimeOffset now) =>
        EstateTime.TryParseRelative(node.Text, out var offset) ? now + offset : EstateTime.Read(node.Text);
}
