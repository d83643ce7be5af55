using DataCenterOps.Persistence.Access;
using DataCenterOps.Persistence.Ledger;

namespace DataCenterOps.Persistence.Messages;

/// <summary>A person's messages in the console.</summary>
public static class NoticeFacts
{
    /// <summary>Those up to <paramref name="message"/> were before the person.</summary>
    public static IFactWrite Read(string person, string message, DateTimeOffset now) => new Statement(
        "UPDATE message_notice SET read_at = $3 WHERE person = $1 AND message <= $2 AND read_at IS NULL", person, message, now);
}
