using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using DataCenterOps.Carriers;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Messages;
using DataCenterOps.Persistence.ReadModels.Messages;

namespace DataCenterOps.Grains.Messages;

/// <summary>Puts claimed sendings into words and looks up where they go, at the moment when they go.</summary>
internal sealed class Envelopes(MessageQueries messages, ContactQueries contacts, IWriter writer, MessageVoice voice, TimeProvider time)
{
    private const int CodeBound = 100_000_000;

    /// <summary>What is sent; nothing when there is nobody any more whom it could reach.</summary>
    public async Task<Envelope?> OfAsync(ClaimedDispatch dispatch, CancellationToken cancellationToken)
    {
        var parts = await messages.PartsAsync(dispatch.Id, cancellationToken);
        if (parts is not [var first, ..])
        {
            return null;
        }

        if (dispatch.Target.Length == 0)
        {
            return new Envelope { Id = dispatch.Id, Message = first, Text = MessageComposer.One(first, voice.Language, voice.Console) };
        }

        return await contacts.FindAsync(dispatch.Target, cancellationToken) is not { } contact ? null
            : first.Kind.IsPrivate ? await ConfirmationAsync(dispatch, first, contact, cancellationToken)
            : MailAddress.TryParse(contact.Address, out var address) ? Letter(dispatch, parts, contact.Language, address)
            : null;
    }

    private Envelope Letter(ClaimedDispatch dispatch, ImmutableArray<Message> parts, string language, MailAddress address) => new()
    {
        Id = dispatch.Id,
        Message = parts[0],
        Address = address,
        Text = dispatch.Total > 1
            ? MessageComposer.Digest(parts, dispatch.Total, language, voice.Console)
            : MessageComposer.One(parts[0], language, voice.Console),
    };

    // The code is made here and kept as a hash: it is in no row and no message. Each attempt makes another, and is another mail.
    private async Task<Envelope?> ConfirmationAsync(ClaimedDispatch dispatch, Message message, ContactRow contact, CancellationToken cancellationToken)
    {
        if (!MailAddress.TryParse(contact.AskedAddress, out var address))
        {
            return null;
        }

        var code = RandomNumberGenerator.GetInt32(CodeBound).ToString("D8", CultureInfo.InvariantCulture);
        await writer.WriteAsync(
            ContactFacts.Code(dispatch.Target, address.Value, Hash(dispatch.Target, code), time.GetUtcNow() + MessageLimits.ConfirmLife), cancellationToken);
        var said = message with { Facts = message.Facts.SetItem(MessageFact.Code, code) };
        return new Envelope
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"{dispatch.Id}.{dispatch.Attempts}"),
            Message = message,
            Address = address,
            Text = MessageComposer.One(said, contact.Language, voice.Console),
        };
    }

    /// <summary>A code as it is kept.</summary>
    public static string Hash(string person, string code) => ApiToken.Hash($"address {person} {code}");
}
