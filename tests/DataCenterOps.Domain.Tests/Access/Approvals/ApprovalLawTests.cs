using System.Collections.Immutable;
using System.Text.Json;
using CsCheck;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using Xunit;

namespace DataCenterOps.Domain.Tests.Access.Approvals;

public sealed class ApprovalLawTests
{
    private static readonly string[] People = ["amina", "brahim", "chafia", "dalila"];

    private static readonly Role[] Roles = [Role.SecurityOfficer, Role.Operator, Role.Auditor];

    [Fact]
    public void No_sequence_of_acts_carries_out_anything_without_two_persons_or_twice() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 3]).Array[0, 30].Sample(acts =>
        {
            var asked = new Asked();
            var executed = 0;
            foreach (var (act, who, role, whom) in acts)
            {
                var agreed = asked.Record.Voices.Select(voice => voice.Person).Where(person => person != "amina").Distinct(StringComparer.Ordinal).Count();
                var caller = asked.Is(People[who], Roles[role]);
                var answer = Do(asked, act, caller, People[whom]);
                if (act == 4 && answer.IsEmpty)
                {
                    executed++;
                    Assert.True(agreed >= 1);
                }
            }

            Assert.InRange(executed, 0, 1);
        });

    [Fact]
    public void Every_member_of_a_request_is_bound_by_its_digest()
    {
        var request = new Asked().Record.Request;
        ApprovalRequest[] altered =
        [
            request with { Id = "0199a000-0000-7000-8000-000000000002" },
            request with { Operation = NeedsTwo.BreakGlass },
            request with { SubjectKind = "tokens" },
            request with { SubjectId = "another" },
            request with { SubjectVersion = 5 },
            request with { Arguments = "{}" },
            request with { PolicyRevision = null },
            request with { Others = 2 },
            request with { Requester = request.Requester with { Person = "brahim" } },
            request with { RequestedAt = request.RequestedAt.AddTicks(1) },
            request with { ExpiresAt = request.ExpiresAt.AddTicks(1) },
        ];

        Assert.Equal(altered.Length + 1, altered.Append(request).Select(ApprovalForm.Digest).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void A_form_that_is_read_back_has_the_same_digest()
    {
        var request = new Asked().Record.Request;
        using var form = JsonDocument.Parse(ApprovalForm.Write(request));

        Assert.Equal(ApprovalForm.Digest(request), ApprovalForm.Digest(ApprovalForm.Read(form.RootElement)));
    }

    [Fact]
    public void The_order_and_spelling_of_arguments_do_not_change_the_digest()
    {
        var request = new Asked().Record.Request;

        Assert.Equal(
            ApprovalForm.Digest(request with { Arguments = """{"a":"é","b":1}""" }),
            ApprovalForm.Digest(request with { Arguments = """{ "b": 1, "a": "\u00e9" }""" }));
    }

    [Fact]
    public void Every_operation_that_needs_two_says_who_asks_and_who_agrees()
    {
        foreach (var operation in NeedsTwo.Operations)
        {
            var rule = NeedsTwo.Find(operation)!;
            Assert.True(rule.Others >= 1, operation);
            Assert.False(rule.Askers.IsEmpty || rule.Approvers.IsEmpty, operation);
            Assert.DoesNotContain(Role.Auditor, rule.Approvers.Concat(rule.Askers));
        }

        Assert.Null(NeedsTwo.Find("estate.read"));
    }

    private static ImmutableArray<string> Do(Asked asked, int act, Caller caller, string whom) => act switch
    {
        0 or 1 => asked.Approve(caller),
        2 => asked.Pass(caller, whom),
        3 when whom == "amina" => asked.Reject(caller),
        3 => asked.Approve(caller, "0000"),
        _ => asked.Execute(),
    };
}
