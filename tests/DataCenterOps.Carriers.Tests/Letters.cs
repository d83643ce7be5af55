using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers.Tests;

/// <summary>What tests send.</summary>
internal static class Letters
{
    public static readonly DateTimeOffset At = new(2026, 11, 25, 18, 30, 0, TimeSpan.Zero);

    /// <summary>A request that waits, about <paramref name="subject"/>.</summary>
    public static Message Asked(string subject = "dz-gov-baseline") => new()
    {
        Key = "approval.asked/1",
        Kind = MessageKinds.ApprovalAsked,
        Audience = MessageAudience.Of("p-1"),
        At = At,
        Facts = Message.Of(
            (MessageFact.Request, "0199-1"), (MessageFact.Operation, "pack.activate"), (MessageFact.Subject, subject), (MessageFact.Requester, "p-7"),
            (MessageFact.Until, "2026-11-29T15:00:00Z")),
    };

    public static Envelope Letter(string language = "fr", string subject = "dz-gov-baseline") => new()
    {
        Id = "01990000-aaaa-7bbb-8ccc-000000000001",
        Message = Asked(subject),
        Address = MailAddress.TryParse("amina@example.dz", out var address) ? address : null,
        Text = MessageComposer.One(Asked(subject), language, new Uri("https://dcops.example.dz")),
    };

    public static MailAddress From => MailAddress.TryParse("dcops@example.dz", out var from) ? from : throw new FormatException();
}
