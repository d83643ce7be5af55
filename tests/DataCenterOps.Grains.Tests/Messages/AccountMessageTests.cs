using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Carriers;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Messages;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Messages;
using DataCenterOps.Grains.Tests.Access;
using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels.Messages;
using DataCenterOps.Persistence.Tests;
using StreamId = DataCenterOps.Domain.Ledger.StreamId;

namespace DataCenterOps.Grains.Tests.Messages;

/// <summary>What people are told of their own accounts, and officers of attempts on them.</summary>
public sealed class AccountMessageTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Who_is_slowed_down_is_told_and_so_are_the_officers_and_it_is_one_entry_however_often_somebody_tries(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", "fr", Role.Auditor);
        await post.JoinAsync("chafia", "en", Role.SecurityOfficer);
        await post.JoinAsync("brahim", "ar", Role.Operator);
        await post.DeliverAsync();
        cluster.Mail.Sent.Clear();
        var login = $"amina-{amina.Person![^6..]}";
        for (var attempt = 0; attempt < 3 * SignInBackOff.FreeForAccount; attempt++)
        {
            using (cluster.As(Caller.ForSystem("edge", TimeProvider.System.GetUtcNow())))
            {
                await cluster.Grains.GetGrain<IAccountGrain>(0).AdmitAsync(login, $"10.0.0.{attempt}", Cancel);
                await cluster.Grains.GetGrain<IAccountGrain>(0).AdmitAsync("nobody-of-ours", $"10.0.1.{attempt}", Cancel);
            }

            await post.DeliverAsync();
        }

        Assert.StartsWith("Essais de connexion", Assert.Single(post.MailTo("amina")).Text.Subject, StringComparison.Ordinal);
        Assert.Equal($"Attempts to sign in to the account {amina.Person}", Assert.Single(post.MailTo("chafia")).Text.Subject);
        Assert.Empty(post.MailTo("brahim"));
        var entries = await cluster.Get<ILedger>().ReadAsync(new StreamId($"person-account/{amina.Person}"), 0, Cancel).ToArrayAsync(Cancel);
        var slowed = entries.Select(entry => Encoding.UTF8.GetString(entry.Bytes.Span)).Where(entry => entry.Contains("access/person-sign-in-slowed/1", StringComparison.Ordinal));
        Assert.Contains("\"actor\":\"system/messages\"", Assert.Single(slowed), StringComparison.Ordinal);
        Assert.Single(await cluster.AllRowsAsync(["sign_in_slowed"]));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_sign_in_from_elsewhere_is_told_and_one_from_where_it_was_before_is_not(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", "ar", Role.Auditor);
        foreach (var (address, device) in ((string, string)[])[("10.0.0.1", "Firefox, Linux"), ("10.0.0.1", "Firefox, Linux"), ("10.0.0.9", "Firefox, Linux"), ("10.0.0.1", "Chrome, Android"), ("10.0.0.9", "Firefox, Linux")])
        {
            using var edge = cluster.As(Caller.ForSystem("edge", TimeProvider.System.GetUtcNow()));
            var identity = (await cluster.Grains.GetGrain<IAccountGrain>(0).FindAsync(amina.Person!, Cancel))!.Identity;
            await cluster.Grains.GetGrain<ISessionGrain>(0).BeginAsync(
                new BeginSession(Joining.NewId(), ApiToken.Hash(ApiToken.Create()), identity, "password", IsComplete: true, address, device), Cancel);
        }

        await post.DeliverAsync();

        Assert.Equal(2, post.MailTo("amina").Count(one => one.Message.Kind == MessageKinds.AccountDevice));
        Assert.All(await cluster.AllRowsAsync(["person_place", "message"]), row => Assert.DoesNotMatch(@"10\.0\.0\.|Firefox|Chrome", row));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task An_address_is_used_once_its_code_was_typed_and_the_former_one_is_told_before(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", null, Role.Auditor);
        var contact = cluster.Grains.GetGrain<IContactGrain>(amina.Person!);
        using (cluster.As(amina))
        {
            Assert.Equal("address.invalid", Assert.Single(Assert.IsType<Answer.Refused>(await contact.AskAddressAsync("amina@localhost\r\n", "fr", Cancel)).Reasons).Code);
            Assert.IsType<Answer.Done>(await contact.AskAddressAsync(Post.Address("amina"), "fr", Cancel));
        }

        await post.DeliverAsync();
        var mail = Assert.Single(cluster.Mail.Sent);
        Assert.Equal(Post.Address("amina"), mail.Address!.Value.Value);
        var code = CodeIn(mail);
        Assert.All(
            await cluster.AllRowsAsync(["message", "message_dispatch", "person_contact", "ledger_entry"]),
            row => Assert.DoesNotContain(code, row, StringComparison.Ordinal));
        Assert.DoesNotContain(cluster.Soc.Sent, one => one.Message.Kind.IsPrivate);

        using (cluster.As(amina))
        {
            Assert.Equal("address.code", Assert.Single(Assert.IsType<Answer.Refused>(await contact.ConfirmAddressAsync("00000000", Cancel)).Reasons).Code);
            Assert.Null((await cluster.Get<ContactQueries>().FindAsync(amina.Person!, Cancel))!.Address);
            Assert.IsType<Answer.Done>(await contact.ConfirmAddressAsync($" {code} ", Cancel));
            Assert.IsType<Answer.Refused>(await contact.ConfirmAddressAsync(code, Cancel));
            Assert.IsType<Answer.Done>(await contact.AskAddressAsync("amina@elsewhere.dz", "fr", Cancel));
        }

        cluster.Mail.Sent.Clear();
        await post.DeliverAsync();
        Assert.Equal(["account.address-asked amina@canary.dz", "account.address-confirm amina@elsewhere.dz"], Kinds(cluster), StringComparer.Ordinal);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Guessing_the_code_of_an_address_ends_after_five_and_asking_for_it_after_five_a_day(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", null, Role.Auditor);
        var contact = cluster.Grains.GetGrain<IContactGrain>(amina.Person!);
        for (var asked = 0; asked < MessageLimits.ConfirmsPerDay; asked++)
        {
            using (cluster.As(amina))
            {
                Assert.IsType<Answer.Done>(await contact.AskAddressAsync(Post.Address("amina"), "fr", Cancel));
            }

            await post.DeliverAsync();
        }

        Assert.Equal(MessageLimits.ConfirmsPerDay, cluster.Mail.Sent.Count);
        using var own = cluster.As(amina);
        Assert.Equal("address.often", Assert.Single(Assert.IsType<Answer.Refused>(await contact.AskAddressAsync(Post.Address("amina"), "fr", Cancel)).Reasons).Code);
        for (var guess = 0; guess < MessageLimits.ConfirmTries; guess++)
        {
            Assert.IsType<Answer.Refused>(await contact.ConfirmAddressAsync($"{guess}", Cancel));
        }

        Assert.IsType<Answer.Refused>(await contact.ConfirmAddressAsync(CodeIn(cluster.Mail.Sent.Last()), Cancel));
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Nobody_chooses_for_another_and_nobody_mutes_what_is_about_their_account(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", "fr", Role.SecurityOfficer);
        var mallory = await post.JoinAsync("mallory", "fr", Role.SecurityOfficer, Role.PlatformAdmin);
        var contact = cluster.Grains.GetGrain<IContactGrain>(amina.Person!);
        using (cluster.As(mallory))
        {
            Assert.IsType<Answer.Refused>(await contact.ChooseAsync("ar", [], Cancel));
            Assert.IsType<Answer.Refused>(await contact.AskAddressAsync("mallory@example.com", "ar", Cancel));
            Assert.IsType<Answer.Refused>(await contact.RemoveAddressAsync(Cancel));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => contact.ReadAsync("x", Cancel));
        }

        using (cluster.As(amina))
        {
            Assert.IsType<Answer.Refused>(await contact.ChooseAsync("fr", ["account.reset"], Cancel));
            Assert.IsType<Answer.Done>(await contact.ChooseAsync("en", ["approval.asked"], Cancel));
        }

        Assert.IsType<Answer.Waits>(await cluster.ActivateAsync(Packs.Strict, "asked-0009", caller: mallory));
        using (cluster.As(amina))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IPersonAccountGrain>(amina.Person!).ChangePasswordAsync("hash", "", Cancel));
        }

        await post.DeliverAsync();
        Assert.Equal("Your password was changed", Assert.Single(post.MailTo("amina")).Text.Subject);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task What_a_server_refuses_for_good_is_given_up_and_what_it_refuses_for_now_waits(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var amina = await post.JoinAsync("amina", "fr", Role.SecurityOfficer);
        cluster.Mail.Answer = _ => new CarrierOutcome.Failed("smtp-451", IsFinal: false);
        cluster.Soc.Answer = _ => new CarrierOutcome.Failed("http-410", IsFinal: true);
        using (cluster.As(amina))
        {
            Assert.IsType<Answer.Done>(await cluster.Grains.GetGrain<IPersonAccountGrain>(amina.Person!).ChangePasswordAsync("hash", "", Cancel));
        }

        await post.DeliverAsync();
        var queries = cluster.Get<MessageQueries>();
        var waiting = Assert.Single((await queries.ListAsync("pending", 10, null, Cancel)).Items);
        Assert.Equal(("smtp-451", 1L), (waiting.Error, waiting.Attempts));
        var dead = Assert.Single((await queries.ListAsync("dead", 10, null, Cancel)).Items);
        Assert.Equal(("http-410", "webhook/soc"), (dead.Error, dead.Carrier));

        cluster.Mail.Answer = cluster.Soc.Answer = _ => throw new InvalidOperationException("amina@canary.dz is no business of a log");
        await RetryAsync(cluster, waiting.Id, dead.Id);
        await post.DeliverAsync();
        Assert.Equal(["error", "error"], (await queries.ListAsync("pending", 10, null, Cancel)).Items.Select(one => one.Error), StringComparer.Ordinal);

        cluster.Mail.Answer = cluster.Soc.Answer = _ => new CarrierOutcome.Delivered();
        await RetryAsync(cluster, waiting.Id, dead.Id);
        await post.DeliverAsync();
        Assert.Equal(2, (await queries.ListAsync("sent", 10, null, Cancel)).Items.Length);
        Assert.Equal(3, post.MailTo("amina").Count());
        Assert.Equal(waiting.Id, Assert.Single(post.MailTo("amina").Select(one => one.Id).Distinct(StringComparer.Ordinal)));
    }

    private static async Task RetryAsync(Cluster cluster, params string[] dispatches)
    {
        using var officer = cluster.As(Callers.Person("chafia", Role.SecurityOfficer));
        foreach (var dispatch in dispatches)
        {
            Assert.True(await cluster.Grains.GetGrain<IMessagesGrain>(0).RetryAsync(dispatch, Cancel));
        }
    }

    private static string CodeIn(Envelope mail) => System.Text.RegularExpressions.Regex.Match(mail.Text.Body, "[0-9]{8}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    private static IEnumerable<string> Kinds(Cluster cluster) =>
        cluster.Mail.Sent.Select(one => $"{one.Message.Kind.Code} {one.Address!.Value.Value}").Order(StringComparer.Ordinal);

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Security_officers_are_told_of_each_sign_in_with_roles_that_the_issuer_alone_has_given(string engine)
    {
        await using var cluster = await clusters.StartAsync(engine);
        var post = new Post(cluster);
        var chafia = await post.JoinAsync("chafia", "en", Role.SecurityOfficer);
        var person = cluster.Grains.GetGrain<IPersonAccountGrain>(Guid.CreateVersion7().ToString("D"));
        foreach (var roles in (ImmutableArray<Role>[])[[Role.Operator], [Role.Operator], [Role.Auditor], [Role.Auditor]])
        {
            using (cluster.As(Caller.ForSystem("edge", TimeProvider.System.GetUtcNow())))
            {
                Assert.IsType<Answer.Done>(await person.AdmitAsync(new AdmitPerson(roles, TenantScope.All, "Nadia Canary", "hash-of-nadia"), Cancel));
            }
        }

        await post.DeliverAsync();
        var told = (await cluster.Get<MessageQueries>().InboxAsync(chafia.Person!, 10, null, Cancel)).Items
            .Where(notice => notice.Message.Kind == MessageKinds.SignInPrivileged).ToArray();
        Assert.Equal(2, told.Length);
        Assert.All(told, notice => Assert.Equal(person.GetPrimaryKeyString(), notice.Message.Facts[MessageFact.Person]));
        Assert.Single(post.MailTo("chafia"), letter => letter.Message.Kind == MessageKinds.SignInPrivileged);
    }
}
