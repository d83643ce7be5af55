using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Access.Approvals;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.Tests;
using DataCenterOps.Persistence.Views;
using static DataCenterOps.Grains.Tests.Access.Consent;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Access;

public sealed class ApprovalTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_another_person_agrees_to_is_done_once_and_nothing_is_sent_again(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var before = await consent.InForceAsync();
        var asked = await consent.AskAsync(Packs.Strict, "asked-0001");
        Assert.Equal(before, await consent.InForceAsync());
        Assert.Equal(asked, await cluster.ActivateAsync(Packs.Strict, "asked-0001", caller: Amina));

        var done = Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Brahim, operation: "agreed-0001"));

        Assert.NotEqual(before, await consent.InForceAsync(), StringComparer.Ordinal);
        Assert.Contains($"\"approval\":\"{asked.Approval}\"", (await consent.EntriesAsync("pack/tests"))[^1], StringComparison.Ordinal);
        Assert.Equal(done, await consent.ExecuteAsync("tests", asked.Approval));
        Assert.Equal(["approval.used"], Codes(await consent.OnAsync(asked, Brahim, grain => grain.ExecuteAsync(Cancel))));
        Assert.Equal("approval.used", Codes(await consent.ApproveAsync(asked, Callers.Person("chafia", Role.Operator)))[0]);
        Assert.Equal(2, (await consent.EntriesAsync("pack/tests")).Length);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_digest_is_the_hash_of_the_entry_s_body_and_the_rows_can_be_made_anew(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var asked = await consent.AskAsync(Packs.Strict);
        await consent.OnAsync(asked, Brahim, grain => grain.RejectAsync(consent.Next(), "not on a Thursday", Cancel));
        await consent.ApproveAsync(await consent.AskAsync(Packs.Strict), Brahim);

        using var entry = System.Text.Json.JsonDocument.Parse((await consent.EntriesAsync($"approval/{asked.Approval}"))[0]);
        Assert.Equal(asked.Digest, CanonicalJson.Sha256(CanonicalJson.Write(entry.RootElement.GetProperty("body"))));

        string[] tables = ["approval", "approval_act", "token", "pack"];
        var before = await cluster.AllRowsAsync(tables);
        Assert.Contains(before, row => row.Contains("not on a Thursday", StringComparison.Ordinal));
        await cluster.Get<ViewRebuilder>().RebuildViewsAsync(Cancel);
        Assert.Equal(before, await cluster.AllRowsAsync(tables));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_asked_does_not_agree_by_another_role_or_subject_and_the_attempt_is_an_entry(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var asked = await consent.AskAsync(Packs.Strict);

        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Amina)));
        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Callers.Person("amina", Role.Operator))));
        Assert.Equal(["approval.requester"], Codes(await consent.ApproveAsync(asked, Brahim with { Person = "amina" })));
        Assert.Equal(["approval.person"], Codes(await consent.ApproveAsync(asked, Callers.Operator)));
        Assert.Equal(["approval.person"], Codes(await consent.ApproveAsync(asked, Callers.SetUp)));
        Assert.Equal(["approval.digest"], Codes(await consent.ApproveAsync(asked, Brahim, new string('0', 64))));

        var entries = await consent.EntriesAsync($"approval/{asked.Approval}");
        Assert.Equal(6, entries.Count(entry => entry.Contains("\"outcome\":\"refused\"", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_program_cannot_ask_and_the_set_up_identity_acts_alone_and_its_entry_says_so(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var consent = new Consent(cluster);

        Assert.Equal(["approval.person"], Codes(await cluster.ActivateAsync(Packs.Strict, caller: Callers.Operator)));
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Strict, caller: Callers.SetUp));

        var entries = await consent.EntriesAsync("pack/tests");
        Assert.DoesNotContain("\"approval\":", entries[0], StringComparison.Ordinal);
        Assert.Contains("\"approval\":\"alone\"", entries[1], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_agreed_to_is_not_done_when_the_pack_or_the_policies_have_changed(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var samePack = await consent.AskAsync(Packs.Strict);
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Other));
        Assert.Equal(["approval.policy_changed"], Codes(await consent.ApproveAsync(samePack, Brahim)));
        Assert.Equal("approval.void", Codes(await consent.ApproveAsync(samePack, Brahim))[0]);

        var other = await consent.AskAsync(Packs.Lenient);
        Assert.IsType<Answer.Done>(await cluster.ActivateAsync(Packs.Strict));
        Assert.Equal(["approval.object_changed", "approval.policy_changed"], Codes(await consent.ApproveAsync(other, Brahim)));
        Assert.Equal(3, (await consent.EntriesAsync("pack/tests")).Length + (await consent.EntriesAsync("pack/other")).Length);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Whoever_agreed_and_was_removed_before_it_was_done_has_not_agreed(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var asked = await consent.AskAsync(Packs.Strict);

        // The consent is in the ledger, its answer is lost, and he is removed before anybody comes back to it.
        cluster.Ledger.LoseNextAnswer(StreamId.Of("approval", asked.Approval));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => consent.ApproveAsync(asked, Brahim));
        await consent.TakeAwayAsync(Brahim);

        Assert.Equal(["approval.role_lost"], Codes(await consent.OnAsync(asked, Amina, grain => grain.ExecuteAsync(Cancel))));
        Assert.Single(await consent.EntriesAsync("pack/tests"));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_was_interrupted_at_either_step_is_done_once_by_its_repeat(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var asked = await consent.AskAsync(Packs.Strict);
        cluster.Ledger.LoseNextAnswer(StreamId.Of("approval", asked.Approval));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => consent.ApproveAsync(asked, Brahim, operation: "interrupted"));
        cluster.Ledger.LoseNextAnswer(StreamId.Of("pack", "tests"));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => consent.ApproveAsync(asked, Brahim, operation: "interrupted"));

        Assert.IsType<Answer.Done>(await consent.ApproveAsync(asked, Brahim, operation: "interrupted"));

        Assert.Equal(2, (await consent.EntriesAsync("pack/tests")).Length);
        Assert.Contains("\"access/approval-executed/1\"", (await consent.EntriesAsync($"approval/{asked.Approval}"))[^1], StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_request_of_one_thing_is_not_carried_out_on_another_and_one_whose_time_is_over_on_none(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var asked = await consent.AskAsync(Packs.Strict);
        Assert.Equal(["not_found"], Codes(await consent.ExecuteAsync("other", asked.Approval)));
        Assert.Equal(["approval.waiting"], Codes(await consent.ExecuteAsync("tests", asked.Approval)));
        Assert.Equal(["not_found"], Codes(await consent.ExecuteAsync("tests", "0199a000-0000-7000-8000-000000000001")));

        var old = await OldAsync(cluster);
        Assert.Equal(["approval.expired"], Codes(await consent.ApproveAsync(old, Brahim)));
        Assert.Equal(["approval.expired"], Codes(await consent.ExecuteAsync("tests", old.Approval)));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task The_job_goes_on_with_what_was_interrupted_and_writes_down_whose_time_is_over(string engine)
    {
        var consent = await StartAsync(clusters, engine);
        await using var cluster = consent.Cluster;
        var (asked, waits, old) = (await consent.AskAsync(Packs.Strict), await consent.AskAsync(Packs.Other), await OldAsync(cluster));
        cluster.Ledger.LoseNextAnswer(StreamId.Of("approval", asked.Approval));
        await Assert.ThrowsAsync<LedgerUnavailableException>(() => consent.ApproveAsync(asked, Brahim));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => consent.OnAsync(asked, Amina, grain => grain.ResumeAsync(Cancel)));
        var queries = cluster.Get<Persistence.ReadModels.Access.ApprovalQueries>();
        var unfinished = await queries.UnfinishedAsync(TimeProvider.System.GetUtcNow(), Cancel);
        Assert.Equal([old.Approval, asked.Approval], unfinished);

        Assert.IsType<Answer.Done>(await consent.OnAsync(asked, Callers.Program, grain => grain.ResumeAsync(Cancel)));
        Assert.IsType<Answer.Done>(await consent.OnAsync(old, Callers.Program, grain => grain.ResumeAsync(Cancel)));
        Assert.Equal(["approval.waiting"], Codes(await consent.OnAsync(waits, Callers.Program, grain => grain.ResumeAsync(Cancel))));
        Assert.Equal(["approval.used"], Codes(await consent.OnAsync(asked, Callers.Program, grain => grain.ResumeAsync(Cancel))));
        Assert.Equal("approval.expired", Codes(await consent.ApproveAsync(old, Brahim))[0]);

        Assert.Empty(await queries.UnfinishedAsync(TimeProvider.System.GetUtcNow(), Cancel));
        Assert.Equal(2, (await consent.EntriesAsync("pack/tests")).Length);
        Assert.Contains("\"access/approval-expired/1\"", (await consent.EntriesAsync($"approval/{old.Approval}"))[1], StringComparison.Ordinal);
    }

    // A request as it would lie there after a week.
    private static async Task<Answer.Waits> OldAsync(Cluster cluster)
    {
        var now = TimeProvider.System.GetUtcNow();
        var request = new ApprovalRequest
        {
            Id = ApprovalId.Create(now.AddDays(-7)).Value,
            Operation = NeedsTwo.ActivatePack,
            SubjectKind = "pack",
            SubjectId = "tests",
            SubjectVersion = 1,
            Arguments = "{}",
            Others = 1,
            Requester = ApprovalParty.Of(Amina)!,
            RequestedAt = now.AddDays(-7),
            ExpiresAt = now.AddDays(-3),
        };
        await cluster.Get<ILedger>().AppendAsync(
            new LedgerAppend
            {
                Stream = StreamId.Of("approval", request.Id),
                ExpectedVersion = 0,
                Entries =
                [
                    new NewEntry
                    {
                        Type = ApprovalEntryTypes.Requested, Time = request.RequestedAt, Actor = Amina.Subject, Auth = "token",
                        Body = ApprovalForm.Write(request),
                    },
                ],
            },
            Cancel);
        return new Answer.Waits(request.Id, ApprovalForm.Digest(request));
    }
}
