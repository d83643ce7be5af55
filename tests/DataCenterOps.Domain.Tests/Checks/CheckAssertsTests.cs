using DataCenterOps.Domain.Checks;
using Xunit;

namespace DataCenterOps.Domain.Tests.Checks;

public sealed class CheckAssertsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    private static readonly CheckObservation Page = new()
    {
        Kind = CheckKind.Http,
        DurationMs = 183,
        Status = 200,
        Body = """{"status":"UP","queue":3,"الحالة":"جيدة"}""",
    };

    private static readonly CheckObservation Certificate = new()
    {
        Kind = CheckKind.Tls,
        DurationMs = 20,
        Tls = new CertificateSeen
        {
            LeafNotBefore = Now.AddDays(-80),
            LeafNotAfter = Now.AddDays(9).AddHours(1),
            ChainNotAfter = Now.AddDays(9).AddHours(1),
            Names = ["etat-civil.dz.example"],
            Issuer = "CN=Test authority, C=DZ",
            IssuerCountry = "DZ",
            Algorithm = "rsa",
            KeyBits = 2_048,
            IsTrusted = true,
        },
    };

    [Theory]
    [InlineData("status == 200", CheckOutcome.Ok)]
    [InlineData("status < 300 && durationMs < 1000", CheckOutcome.Ok)]
    [InlineData("json.status == 'UP'", CheckOutcome.Ok)]
    [InlineData("json.queue < 10", CheckOutcome.Ok)]
    [InlineData("json['الحالة'] == 'جيدة'", CheckOutcome.Ok)]
    [InlineData("body.contains('UP')", CheckOutcome.Ok)]
    [InlineData("body.matches('\"queue\":[0-9]+')", CheckOutcome.Ok)]
    [InlineData("status == 204", CheckOutcome.Fail)]
    [InlineData("json.queue > 10", CheckOutcome.Fail)]
    [InlineData("json.missing == 1", CheckOutcome.Unknown)]
    [InlineData("json.status > 3", CheckOutcome.Unknown)]
    [InlineData("json.queue / (json.queue - 3) == 1", CheckOutcome.Unknown)]
    [InlineData("tls.leafDays > 14", CheckOutcome.Unknown)]
    [InlineData("json.queue", CheckOutcome.Unknown)]
    public void A_page_is_judged_by_what_it_says(string assert, CheckOutcome expected) =>
        Assert.Equal(expected, CheckAsserts.Judge(CheckKind.Http, [assert], Page, Now).Outcome);

    [Theory]
    [InlineData("tls.leafDays > 14", CheckOutcome.Fail)]
    [InlineData("tls.leafDays == 9", CheckOutcome.Ok)]
    [InlineData("tls.leafNotAfter > now", CheckOutcome.Ok)]
    [InlineData("'etat-civil.dz.example' in tls.names", CheckOutcome.Ok)]
    [InlineData("tls.issuerCountry == 'DZ' && tls.keyBits >= 2048 && tls.trusted && tls.reason == ''", CheckOutcome.Ok)]
    public void A_certificate_is_judged_by_what_it_shows(string assert, CheckOutcome expected) =>
        Assert.Equal(expected, CheckAsserts.Judge(CheckKind.Tls, [assert], Certificate, Now).Outcome);

    [Fact]
    public void A_false_assertion_outweighs_one_that_cannot_be_evaluated()
    {
        var verdict = CheckAsserts.Judge(CheckKind.Http, ["json.missing == 1", "status == 204"], Page, Now);
        Assert.Equal(new(CheckOutcome.Fail, CheckReasons.Assert, "`status == 204` is false; status 200"), verdict);
    }

    [Theory]
    [InlineData(CheckKind.Http, "statu == 200")]
    [InlineData(CheckKind.Http, "status == ")]
    [InlineData(CheckKind.Http, "status == 'x'")]
    [InlineData(CheckKind.Http, "durationMs")]
    [InlineData(CheckKind.Http, "ip.zone == 'DZ'")]
    [InlineData(CheckKind.Tls, "status == 200")]
    [InlineData(CheckKind.Tls, "tls.leafDay > 14")]
    [InlineData(CheckKind.Tcp, "tls.leafDays > 14")]
    [InlineData(CheckKind.Tcp, "")]
    public void A_wrong_assertion_is_refused_before_it_runs(CheckKind kind, string assert)
    {
        var issue = Assert.Single(CheckAsserts.Validate(kind, ["durationMs < 500", assert]));
        Assert.Equal(("assert[1]", "check.assert"), (issue.Path, issue.Code));
    }

    [Fact]
    public void A_body_that_costs_too_much_leaves_the_answer_unknown()
    {
        var big = Page with { Body = "[" + string.Join(',', Enumerable.Repeat("1", 20_000)) + "]" };
        var verdict = CheckAsserts.Judge(CheckKind.Http, ["json.all(a, json.all(b, a == b))"], big, Now);
        Assert.Equal((CheckOutcome.Unknown, CheckReasons.AssertError), (verdict.Outcome, verdict.Reason));
    }

    [Theory]
    [InlineData(200, CheckOutcome.Ok)]
    [InlineData(399, CheckOutcome.Ok)]
    [InlineData(400, CheckOutcome.Fail)]
    [InlineData(503, CheckOutcome.Fail)]
    public void Without_assertions_a_page_must_not_say_that_it_failed(int status, CheckOutcome expected)
    {
        var verdict = CheckJudge.Judge(SomeCheck.Every(60) with { Kind = CheckKind.Http }, Page with { Status = status }, Now);
        Assert.Equal(expected, verdict.Outcome);
    }

    [Theory]
    [InlineData(CheckReasons.TlsUntrusted, "", CheckOutcome.Fail)]
    [InlineData(CheckReasons.TlsUntrusted, "tls.leafDays > 3", CheckOutcome.Ok)]
    [InlineData(CheckReasons.TlsName, "tls.reason == ''", CheckOutcome.Fail)]
    [InlineData(CheckReasons.TlsExpired, "tls.leafDays < 30", CheckOutcome.Fail)]
    public void An_ended_certificate_fails_whatever_is_asserted(string reason, string assert, CheckOutcome expected)
    {
        var check = SomeCheck.Every(60) with { Kind = CheckKind.Tls, Asserts = assert.Length == 0 ? [] : [assert] };
        var seen = Certificate with { Tls = Certificate.Tls! with { Reason = reason, IsTrusted = false } };
        Assert.Equal(expected, CheckJudge.Judge(check, seen, Now).Outcome);
    }

    [Fact]
    public void A_fault_of_ours_says_nothing_about_the_target()
    {
        var ours = CheckObservation.Failed(CheckKind.Tcp, CheckReasons.ResolverFailed, ours: true, 3);
        var theirs = CheckObservation.Failed(CheckKind.Tcp, CheckReasons.Timeout, ours: false, 3);
        Assert.Equal(CheckOutcome.Unknown, CheckJudge.Judge(SomeCheck.Every(60), ours, Now).Outcome);
        Assert.Equal(CheckOutcome.Fail, CheckJudge.Judge(SomeCheck.Every(60), theirs, Now).Outcome);
    }

    [Theory]
    [InlineData("a\nb", "a\\u000ab")]
    [InlineData("left‮right", "left\\u202eright")]
    [InlineData("état مدني", "état مدني")]
    public void Somebody_else_s_text_is_shown_without_its_controls(string text, string shown) =>
        Assert.Equal(shown, CheckText.Show(text));

    [Fact]
    public void No_more_than_two_hundred_characters_are_shown() =>
        Assert.Equal(200, CheckText.Show(new string('x', 5_000)).Length);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(200, 1)]
    [InlineData(201, 2)]
    [InlineData(1_000, 8)]
    [InlineData(5_000, 32)]
    [InlineData(50_000, 256)]
    [InlineData(10_000_000, 256)]
    public void Shards_follow_the_number_of_checks(int checks, int shards) => Assert.Equal(shards, CheckLimits.Shards(checks));
}
