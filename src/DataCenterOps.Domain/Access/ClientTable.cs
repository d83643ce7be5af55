using System.Collections.Immutable;

namespace DataCenterOps.Domain.Access;

/// <summary>Which certificates act as whom. What it does not know is nobody.</summary>
/// <param name="Mappings">Its rows.</param>
public sealed record ClientTable(ImmutableArray<ClientMapping> Mappings)
{
    /// <summary>Who acts with a certificate that bears these marks and comes from there; nobody where two rows know it.</summary>
    public Identity? Find(IReadOnlySet<ClientMark> marks, string address)
    {
        ArgumentNullException.ThrowIfNull(marks);
        var found = Mappings.Where(mapping => marks.Contains(mapping.Mark)).Take(2).ToArray();
        return found is [var one] && TokenBounds.Admits(one.Networks, address) ? one.Identity : null;
    }
}
