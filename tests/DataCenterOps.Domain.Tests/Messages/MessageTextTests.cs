using System.Collections.Immutable;
using System.Text.RegularExpressions;
using DataCenterOps.Domain.Messages;
using Xunit;

namespace DataCenterOps.Domain.Tests.Messages;

/// <summary>What messages say.</summary>
public sealed partial class MessageTextTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 18, 30, 0, TimeSpan.Zero);

    private static readonly Uri Console = new("https://dcops.example.dz/");

    public static TheoryData<string> Kinds { get; } = [.. MessageKinds.All.Select(kind => kind.Code)];

    [Theory, MemberData(nameof(Kinds))]
    public void Every_kind_has_words_in_three_languages_that_are_not_the_same(string code)
    {
        var texts = MessageText.Languages.Select(language => MessageComposer.One(Some(MessageKinds.Find(code)!), language, Console)).ToArray();
        Assert.Equal(3, texts.DistinctBy(text => text.Subject, StringComparer.Ordinal).Count());
        Assert.Matches(@"\p{IsArabic}{3}", texts[0].Subject);
        Assert.All(texts, text =>
        {
            // No name of a fact is left in braces, and none was without a value.
            Assert.DoesNotMatch("[{}–]", text.Subject + text.Body);
            Assert.DoesNotContain('\n', text.Subject);
            Assert.Contains($"https://dcops.example.dz/{text.Language}/", text.Body, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Codes_are_given_once_and_found_again()
    {
        Assert.Equal(MessageKinds.All.Length, MessageKinds.All.DistinctBy(kind => kind.Code, StringComparer.Ordinal).Count());
        Assert.All(MessageKinds.All, kind => Assert.Same(kind, MessageKinds.Find(kind.Code)));
        Assert.All(MessageKinds.All, kind => Assert.Matches(Code(), kind.Code));
        Assert.Null(MessageKinds.Find("approval"));
    }

    [Theory]
    [InlineData("one\r\nBcc: mallory@example.com", "one  Bcc: mallory@example.com")]
    [InlineData("a\u2028b\u2029c\u0085d\0e", "a b c d e")]
    [InlineData("\u202Egnol\u2066\u200F", "gnol")]
    [InlineData("  عقد الإيجار  ", "عقد الإيجار")]
    [InlineData(null, "")]
    public void Any_text_becomes_one_line_that_turns_nothing_around(string? text, string line) => Assert.Equal(line, PlainText.OneLine(text));

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        Assert.Equal(new string('x', 9) + "…", PlainText.OneLine(new string('x', 30), 10));
        Assert.Equal("12345678…", PlainText.OneLine("12345678\U0001F600\U0001F600", 10));
    }

    [Fact]
    public void What_a_fact_holds_is_not_looked_through_for_facts()
    {
        var message = Some(MessageKinds.ApprovalAsked) with
        {
            Facts = Some(MessageKinds.ApprovalAsked).Facts.SetItem(MessageFact.Subject, "{requester}{until}"),
        };
        Assert.Contains("{requester}{until}", MessageComposer.Subject(message, "en"), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_isolated_so_that_Latin_letters_do_not_turn_an_Arabic_sentence_around()
    {
        var text = MessageComposer.One(Some(MessageKinds.ApprovalAsked), "ar", console: null);
        Assert.True(text.IsRightToLeft);
        Assert.Contains("\u2068p-7\u2069", text.Body, StringComparison.Ordinal);
        Assert.Contains("2026-11-25 19:30 (UTC+1)", text.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void A_digest_lists_some_and_counts_all()
    {
        var listed = Enumerable.Repeat(Some(MessageKinds.ApprovalAsked), MessageLimits.DigestLines).ToImmutableArray();
        var text = MessageComposer.Digest(listed, 1_000, "en", Console);
        Assert.Equal("New messages: 1000", text.Subject);
        Assert.Equal(MessageLimits.DigestLines, text.Body.Split('\n').Count(line => line.StartsWith("- ", StringComparison.Ordinal)));
        Assert.Contains("not listed here: 950", text.Body, StringComparison.Ordinal);
        Assert.Contains("https://dcops.example.dz/en/inbox", text.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void As_HTML_a_text_is_text()
    {
        var page = MessageHtml.Write(new MessageText("ar", "<b>عنوان</b>", "<script>alert(1)</script>\n\"&'"));
        Assert.Contains("<html lang=\"ar\" dir=\"rtl\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;عنوان&lt;/b&gt;", page, StringComparison.Ordinal);
    }

    internal static Message Some(MessageKind kind) => new()
    {
        Key = kind.Code,
        Kind = kind,
        Audience = MessageAudience.Of("p-1"),
        At = At,
        Facts = Message.Of(
            (MessageFact.Request, "r-1"), (MessageFact.Operation, "pack.activate"), (MessageFact.Subject, "dz-gov-baseline"), (MessageFact.Requester, "p-7"),
            (MessageFact.By, "p-8"), (MessageFact.Person, "p-9"), (MessageFact.Factor, "passkey"), (MessageFact.Code, "12345678"),
            (MessageFact.At, "2026-11-25T18:30:00Z"), (MessageFact.Until, "2026-11-25T18:30:00Z")),
    };

    [GeneratedRegex("^[a-z-]{3,20}\\.[a-z-]{3,20}$", RegexOptions.None, 1_000)]
    private static partial Regex Code();
}
