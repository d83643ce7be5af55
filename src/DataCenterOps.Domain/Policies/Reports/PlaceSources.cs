using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>
/// Which evidence speaks for each place of a subject: what somebody has declared, what a site has signed, what was seen from
/// outside. None takes the place of another.
/// </summary>
public static class PlaceSources
{
    /// <summary>The site has attested the copy, and it is declared.</summary>
    public const string Attested = "attested";

    /// <summary>The site has attested the copy, and nobody has declared it there.</summary>
    public const string AttestedOnly = "attested-only";

    /// <summary>Somebody has written so, and the site has not said it.</summary>
    public const string DeclaredOnly = "declared-only";

    /// <summary>Where the front door was seen; it does not prove where copies are.</summary>
    public const string Observed = "observed";

    /// <summary>Each place of <paramref name="document"/> with its evidence, by evidence, then in the document's order.</summary>
    public static ImmutableArray<PlaceSource> Of(EvaluationDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        IEnumerable<PlaceSource> found = document.Target switch
        {
            PolicyTarget.System => OfSystem(document.Subject),
            PolicyTarget.Site => Items(document.Subject, "undeclaredCopies").Select(copy => new PlaceSource(AttestedOnly, NameOf(copy))),
            _ => [],
        };
        return [.. found.OrderBy(place => place.Evidence, StringComparer.Ordinal)];
    }

    /// <summary>Places in one line, as in <c>attested: p1 p2; declared-only: r1</c>; empty where there is none.</summary>
    public static string Line(ImmutableArray<PlaceSource> places) => places.IsDefaultOrEmpty ? "" : string.Join(
        "; ",
        places.GroupBy(place => place.Evidence, StringComparer.Ordinal).Select(group => $"{group.Key}: {string.Join(' ', group.Select(place => place.Place))}"));

    private static IEnumerable<PlaceSource> OfSystem(CelValue system)
    {
        foreach (var placement in Items(system, "placements"))
        {
            yield return new PlaceSource(IsTrue(placement, "attested") ? Attested : DeclaredOnly, NameOf(placement));
        }

        foreach (var copy in Items(system, "copies").Where(copy => !IsTrue(copy, "declared")))
        {
            yield return new PlaceSource(AttestedOnly, NameOf(copy));
        }

        foreach (var endpoint in Items(system, "endpoints").Where(endpoint => Items(endpoint, "observed").Any()))
        {
            yield return new PlaceSource(Observed, Text(endpoint, "host") ?? NameOf(endpoint));
        }
    }

    private static IEnumerable<CelValue> Items(CelValue of, string name) =>
        of.AsObject().Read(name) is { Kind: CelKind.List } list ? list.AsList().Where(item => item.Kind == CelKind.Object) : [];

    private static bool IsTrue(CelValue of, string name) => of.AsObject().Read(name) is { Kind: CelKind.Bool } flag && flag.AsBool();

    // Pack tests and partial facts may leave any name out.
    private static string NameOf(CelValue of) => Text(of, "id") ?? Text(of, "siteId") ?? "-";

    private static string? Text(CelValue of, string name) => of.AsObject().Read(name) is { Kind: CelKind.String } text ? text.AsString() : null;
}
