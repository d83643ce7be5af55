using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Messages;
using Xunit;

namespace DataCenterOps.Domain.Tests.Messages;

/// <summary>Who gets what, when, and how often it is tried.</summary>
public sealed class MessageRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 25, 18, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_first_goes_at_once_the_next_waits_for_the_window_and_what_is_urgent_waits_for_nothing()
    {
        Assert.Equal(Now, DigestRule.DueAt(isAtOnce: false, lastDue: null, Now));
        Assert.Equal(Now.AddMinutes(15), DigestRule.DueAt(isAtOnce: false, Now, Now));
        Assert.Equal(Now.AddMinutes(5), DigestRule.DueAt(isAtOnce: false, Now.AddMinutes(-10), Now));
        Assert.Equal(Now, DigestRule.DueAt(isAtOnce: false, Now.AddMinutes(-15), Now));
        Assert.Equal(Now, DigestRule.DueAt(isAtOnce: true, Now, Now));
    }

    [Fact]
    public void Waits_double_up_to_four_hours_and_end_after_twelve_attempts()
    {
        var waits = Enumerable.Range(1, MessageLimits.Attempts - 1).Select(attempts => RetrySchedule.After(attempts)!.Value).ToArray();
        Assert.Equal([0.5, 1, 2, 4, 8, 16, 32, 64, 128, 240, 240], waits.Select(wait => wait.TotalMinutes));
        Assert.True(waits.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait) > TimeSpan.FromHours(12));
        Assert.Null(RetrySchedule.After(MessageLimits.Attempts));
        Assert.Null(RetrySchedule.After(int.MaxValue));
    }

    [Fact]
    public void A_role_is_told_of_what_its_holder_may_see_but_not_of_what_they_have_done_themselves()
    {
        var audience = MessageAudience.With([Role.Operator, Role.SecurityOfficer], Tenant("cnas"), except: "amina");
        Assert.True(MessageRouting.IsFor(audience, Recipient("brahim", "*", Role.Operator)));
        Assert.True(MessageRouting.IsFor(audience, Recipient("brahim", "cnas", Role.Auditor, Role.SecurityOfficer)));
        Assert.False(MessageRouting.IsFor(audience, Recipient("brahim", "min-health", Role.Operator)));
        Assert.False(MessageRouting.IsFor(audience, Recipient("brahim", "*", Role.Auditor)));
        Assert.False(MessageRouting.IsFor(audience, Recipient("amina", "*", Role.Operator)));
        Assert.False(MessageRouting.IsFor(MessageAudience.With([Role.Operator]), Recipient("brahim", "cnas", Role.Operator)));
        Assert.True(MessageRouting.IsFor(MessageAudience.Of("amina"), Recipient("amina", "cnas")));
        Assert.False(MessageRouting.IsFor(MessageAudience.Of("amina"), Recipient("brahim", "*", Role.Operator)));
    }

    [Fact]
    public void Nobody_is_without_mail_about_their_own_account_or_lifted_protection()
    {
        var deaf = Recipient("amina", "*", Role.Operator) with { Muted = [.. MessageKinds.All.Select(kind => kind.Code)] };
        Assert.All(MessageKinds.All, kind => Assert.Equal(kind.IsMandatory, MessageRouting.IsMailed(kind, deaf)));
        Assert.All(MessageKinds.All.Where(kind => kind.Code.StartsWith("account.", StringComparison.Ordinal)), kind => Assert.True(kind.IsMandatory));
        Assert.All(MessageKinds.All.Where(kind => !kind.IsPrivate), kind => Assert.False(MessageRouting.IsMailed(kind, deaf with { HasAddress = false })));
        Assert.NotEmpty(ContactRules.RefuseChoice("en", ["account.slowed"]));
        Assert.NotEmpty(ContactRules.RefuseChoice("de", []));
        Assert.Empty(ContactRules.RefuseChoice("fr", [.. MessageKinds.Optional.Select(kind => kind.Code)]));
    }

    [Fact]
    public void What_carries_a_secret_goes_to_no_program_and_not_into_the_console()
    {
        var route = new MessageRoute("webhook/soc", []);
        Assert.Equal([MessageKinds.AccountConfirm], MessageKinds.All.Where(kind => !route.Takes(kind)));
        Assert.False(MessageRouting.IsShown(MessageKinds.AccountConfirm));
        Assert.True(new MessageRoute("syslog", ["approval.asked"]).Takes(MessageKinds.ApprovalAsked));
        Assert.False(new MessageRoute("syslog", ["approval.asked"]).Takes(MessageKinds.ApprovalVoid));
    }

    [Fact]
    public void Of_two_roles_that_are_needed_only_the_other_is_asked()
    {
        var asked = ApprovalMessages.Of(Request(NeedsTwo.BreakGlass, Role.Operator), new ApprovalEvent.Requested(Request(NeedsTwo.BreakGlass, Role.Operator)), Now).Single();
        Assert.Equal([Role.SecurityOfficer], asked.Audience.Roles);
        var both = Request(NeedsTwo.BreakGlass, Role.Operator, Role.SecurityOfficer);
        Assert.Equal([Role.Operator, Role.SecurityOfficer], ApprovalMessages.Of(both, new ApprovalEvent.Requested(both), Now).Single().Audience.Roles);
        var pack = Request(NeedsTwo.ActivatePack, Role.SecurityOfficer);
        Assert.Equal(("amina", 2), (ApprovalMessages.Of(pack, new ApprovalEvent.Requested(pack), Now).Single().Audience.Except, NeedsTwo.Find(pack.Operation)!.Approvers.Length));
    }

    [Fact]
    public void The_end_of_a_request_is_told_to_who_asked_under_a_name_of_its_own()
    {
        var request = Request(NeedsTwo.ActivatePack, Role.SecurityOfficer);
        Message[] told =
        [
            .. ApprovalMessages.Of(request, new ApprovalEvent.Executed(7), Now), .. ApprovalMessages.Of(request, new ApprovalEvent.Rejected(request.Requester), Now),
            .. ApprovalMessages.Of(request, new ApprovalEvent.Voided(["approval.expired"]), Now), ApprovalMessages.Expired(request),
        ];
        Assert.All(told, message => Assert.Equal("amina", message.Audience.Person));
        Assert.Equal(4, told.DistinctBy(message => message.Key, StringComparer.Ordinal).Count());
        Assert.Empty(ApprovalMessages.Of(request, new ApprovalEvent.Withdrawn(), Now));
        var deputy = ApprovalMessages.Of(request, new ApprovalEvent.Passed(new ApprovalPass(request.Requester with { Person = "brahim" }, "chafia")), Now).Single();
        Assert.Equal(("chafia", "brahim"), (deputy.Audience.Person, deputy.Facts[MessageFact.By]));
    }

    [Fact]
    public void Break_glass_is_loud_to_all_who_run_judge_or_audit()
    {
        Message[] told = [BreakGlassMessages.Begun("b-1", Now, Now.AddHours(8)), BreakGlassMessages.Ended("b-1", Now), BreakGlassMessages.ReviewDue("b-1", Now)];
        Assert.All(told, message =>
        {
            Assert.Equal([Role.SecurityOfficer, Role.Operator, Role.Auditor], message.Audience.Roles);
            Assert.True(message.Kind is { IsAtOnce: true, IsMandatory: true });
        });
    }

    private static ApprovalRequest Request(string operation, params ImmutableArray<Role> roles) => new()
    {
        Id = "r-1",
        Operation = operation,
        SubjectKind = "pack",
        SubjectId = "tests",
        SubjectVersion = 1,
        Arguments = "{}",
        Others = 1,
        Requester = new ApprovalParty("amina", "u-amina", "*", roles),
        RequestedAt = Now,
        ExpiresAt = Now.AddDays(2),
    };

    private static MessageRecipient Recipient(string person, string organisation, params ImmutableArray<Role> roles) =>
        new(new ApprovalParty(person, person, organisation, roles), HasAddress: true, Muted: []);

    private static TenantId Tenant(string text) => TenantId.TryParse(text, out var tenant) ? tenant : throw new FormatException(text);
}
