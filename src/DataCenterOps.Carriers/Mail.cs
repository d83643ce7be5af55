using DataCenterOps.Domain.Messages;
using MimeKit;

namespace DataCenterOps.Carriers;

/// <summary>An envelope as a mail: plain text, and the same as HTML that says in which direction it is read.</summary>
internal static class Mail
{
    public static MimeMessage Of(Envelope envelope, MailAddress from)
    {
        var mail = new MimeMessage();
        mail.From.Add(new MailboxAddress("DataCenterOps", from.Value));
        mail.To.Add(new MailboxAddress("", envelope.Address!.Value.Value));
        mail.Subject = PlainText.OneLine(envelope.Text.Subject);
        mail.Date = envelope.Message.At;
        mail.MessageId = $"{envelope.Id}@{from.Value[(from.Value.IndexOf('@', StringComparison.Ordinal) + 1)..]}";

        // RFC 3834: nobody's absence is answered to a program.
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        var builder = new BodyBuilder { TextBody = envelope.Text.Body, HtmlBody = MessageHtml.Write(envelope.Text) };
        mail.Body = builder.ToMessageBody();
        mail.Body.Headers.Add(HeaderId.ContentLanguage, envelope.Text.Language);
        return mail;
    }
}
