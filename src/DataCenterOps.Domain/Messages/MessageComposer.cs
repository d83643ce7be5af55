using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Messages;

/// <summary>Puts messages into words. Whatever a fact holds, it stays within its line and turns nothing around.</summary>
public static class MessageComposer
{
    // First-strong isolate and its end: an id in Latin letters does not turn an Arabic sentence around.
    private const string Isolate = "\u2068";
    private const string EndIsolate = "\u2069";

    private static readonly TimeSpan Algiers = TimeSpan.FromHours(1);

    /// <summary>One message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="console">Where the console is, for a link; absent where nobody has said.</param>
    public static MessageText One(Message message, string language, Uri? console)
    {
        ArgumentNullException.ThrowIfNull(message);
        var template = MessageTexts.Of(message.Kind);
        var body = new StringBuilder(Fill(template.Body.In(language), message.Facts, language, isolate: true)).Append('\n');
        if (message.Kind is { IsMandatory: true, IsPrivate: false, Page: "/profile" })
        {
            body.Append('\n').Append(MessageTexts.NotYou.In(language)).Append('\n');
        }

        AddLink(body, language, console, PageOf(message));
        return new MessageText(language, Subject(message, language), body.ToString());
    }

    /// <summary>Several messages in one.</summary>
    /// <param name="messages">Those that are listed; at least one.</param>
    /// <param name="total">How many there are in all.</param>
    /// <param name="language">The reader's language.</param>
    /// <param name="console">Where the console is.</param>
    public static MessageText Digest(ImmutableArray<Message> messages, int total, string language, Uri? console)
    {
        var body = new StringBuilder();
        foreach (var message in messages)
        {
            body.Append("- ").Append(Time(message.At)).Append(' ').Append(Subject(message, language)).Append('\n');
        }

        if (total > messages.Length)
        {
            body.Append('\n').Append(Count(MessageTexts.Others.In(language), total - messages.Length)).Append('\n');
        }

        AddLink(body, language, console, "/inbox");
        return new MessageText(language, Count(MessageTexts.Digest.In(language), total), body.ToString());
    }

    /// <summary>The subject of one message: one line.</summary>
    public static string Subject(Message message, string language)
    {
        ArgumentNullException.ThrowIfNull(message);
        return PlainText.OneLine(Fill(MessageTexts.Of(message.Kind).Subject.In(language), message.Facts, language, isolate: false));
    }

    /// <summary>The page of the console that says more, below its language.</summary>
    public static string PageOf(Message message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return Fill(message.Kind.Page, message.Facts, "en", isolate: false);
    }

    private static string Count(string text, int count) =>
        text.Replace("{count}", count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);

    private static void AddLink(StringBuilder body, string language, Uri? console, string page)
    {
        if (console is not null)
        {
            body.Append('\n').Append(MessageTexts.More.In(language)).Append('\n')
                .Append(console.GetLeftPart(UriPartial.Authority)).Append('/').Append(language).Append(page).Append('\n');
        }
    }

    // One pass: what a fact holds is never looked through for names of facts.
    private static string Fill(string text, ImmutableSortedDictionary<string, string> facts, string language, bool isolate)
    {
        var filled = new StringBuilder();
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            var open = rest.IndexOf('{');
            if (open < 0)
            {
                return filled.Append(rest).ToString();
            }

            var close = rest.IndexOf('}');
            var name = rest[(open + 1)..close].ToString();
            var value = facts.TryGetValue(name, out var fact) ? Show(name, fact, language) : "–";
            filled.Append(rest[..open]).Append(isolate ? $"{Isolate}{value}{EndIsolate}" : value);
            rest = rest[(close + 1)..];
        }

        return filled.ToString();
    }

    private static string Show(string name, string value, string language) => name switch
    {
        MessageFact.At or MessageFact.Until => Time(Rfc3339.Read(value)),
        MessageFact.Operation => PlainText.OneLine(OperationNames.In(value, language)),
        MessageFact.Factor => PlainText.OneLine(MessageTexts.Word(value, language)),
        _ => PlainText.OneLine(value),
    };

    private static string Time(DateTimeOffset at) =>
        at.ToOffset(Algiers).ToString("yyyy-MM-dd HH:mm '(UTC+1)'", CultureInfo.InvariantCulture);
}
