using System.Collections.Immutable;
using System.Data.Common;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Messages;

/// <summary>Persons, as they are in the transaction that spreads messages to them.</summary>
internal sealed class Recipients(IExclusiveSession session)
{
    private const string Select =
        """
        SELECT p.id, p.roles, p.tenant, CASE WHEN c.address IS NULL THEN 0 ELSE 1 END, COALESCE(c.muted, '')
        FROM person p LEFT JOIN person_contact c ON c.person = p.id
        """;

    private readonly Dictionary<Role, MessageRecipient[]> _byRole = [];

    /// <summary>Those whom a message is for; of a role, at most <see cref="MessageLimits.Recipients"/>.</summary>
    public IEnumerable<MessageRecipient> Of(MessageAudience audience) => audience.Person is { } person
        // Who is being let in again, or was shut out, is told too.
        ? session.Query($"{Select} WHERE p.id = $1", Read, person).ToArray()
        : audience.Roles.SelectMany(WithRole).DistinctBy(recipient => recipient.Person, StringComparer.Ordinal)
            .Where(recipient => MessageRouting.IsFor(audience, recipient)).Take(MessageLimits.Recipients);

    private MessageRecipient[] WithRole(Role role)
    {
        if (!_byRole.TryGetValue(role, out var found))
        {
            // Codes with commas on both sides: none is found within another.
            found = session.Query(
                $"{Select} WHERE p.state = 'active' AND ',' || p.roles || ',' LIKE $1 ORDER BY p.id LIMIT $2",
                Read, $"%,{role.Code()},%", (long)MessageLimits.Recipients).ToArray();
            _byRole[role] = found;
        }

        return found;
    }

    private static MessageRecipient Read(DbDataReader reader)
    {
        var id = reader.GetString(0);
        ImmutableArray<Role> roles = [.. reader.GetString(1).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(RoleCodes.Parse)];
        return new MessageRecipient(
            new ApprovalParty(id, id, reader.GetString(2), roles), reader.GetInt64(3) != 0,
            [.. reader.GetString(4).Split(',', StringSplitOptions.RemoveEmptyEntries)]);
    }
}
