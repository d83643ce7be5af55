using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Grains.Policies;

/// <summary>Everything that policies judge in one order and page by page: kind by kind, each by id.</summary>
internal sealed class JudgedSubjects(EstateQueries estate)
{
    private const char Separator = '/';

    private static readonly ImmutableArray<DocumentKind> Kinds = [.. EstateSchema.Kinds.Where(kind => kind.IsJudged())];

    /// <summary>Whether a page can begin there.</summary>
    public static bool IsCursor(string? after) => after is null || KindOf(after) >= 0;

    /// <summary>
    /// The page that begins at <paramref name="after"/>, and where the next one does. A page of few or none has one after it all
    /// the same. One tenant's are those that its own sweep judges: what the platform keeps is not among them.
    /// </summary>
    public async Task<(IReadOnlyList<DeclaredRow> Rows, string? Next)> PageAsync(
        TenantScope scope, string? after, CancellationToken cancellationToken)
    {
        var at = after is null ? 0 : KindOf(after);
        var within = after?[(after.IndexOf(Separator, StringComparison.Ordinal) + 1)..];
        var page = await estate.ListAsync(
            scope, Kinds[at].Name, PolicyLimits.PreviewSubjects, string.IsNullOrEmpty(within) ? null : within, cancellationToken);
        var next = page.Next is { } more ? Kinds[at].Name + Separator + more
            : at + 1 < Kinds.Length ? Kinds[at + 1].Name + Separator
            : null;
        return (scope.IsAll ? page.Items : [.. page.Items.Where(row => row.Tenant is not null)], next);
    }

    private static int KindOf(string cursor)
    {
        var end = cursor.IndexOf(Separator, StringComparison.Ordinal);
        for (var i = 0; i < Kinds.Length && end > 0; i++)
        {
            if (cursor.AsSpan(0, end).SequenceEqual(Kinds[i].Name))
            {
                return i;
            }
        }

        return -1;
    }
}
