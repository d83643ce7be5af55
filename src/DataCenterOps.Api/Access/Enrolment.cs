using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Access;

/// <summary>Carries somebody from a session that may do nothing to one that counts.</summary>
internal sealed class Enrolment(
    IGrainFactory grains, SystemCalls calls, ConsoleSessions sessions, PasswordWork passwords, PasswordJudge judge, PasskeyDesk passkeys, CodeSecrets secrets,
    IHttpContextAccessor http, TimeProvider time) : IEnrolment
{
    // The grains see a caller who lives for a minute, as everywhere.
    private static readonly TimeSpan CallLife = TimeSpan.FromMinutes(1);

    // What a device shows of an account whose name is still being typed; the page's script puts the name there.
    private const string Unnamed = "DataCenterOps";

    private HttpContext Http => http.HttpContext ?? throw new InvalidOperationException("nothing is served");

    public async Task<EnrolmentState?> FindAsync(CancellationToken cancellationToken) =>
        await AccountAsync(cancellationToken) is { } account
            ? new EnrolmentState(account.Login, account.Name, account.PasswordHash is not null)
            : null;

    public async Task<ImmutableArray<Reason>> JoinAsync(string? login, string? name, string? password, CancellationToken cancellationToken)
    {
        if (await AccountAsync(cancellationToken) is not { PasswordHash: null } account)
        {
            return [new Reason("auth.forbidden", "a password is set already")];
        }

        var (parsed, shown, reasons) = Names(account, login, name);
        if (parsed is { } chosen)
        {
            reasons = [.. await judge.RefuseAsync(password ?? "", chosen, shown, cancellationToken), .. reasons];
        }

        if (parsed is null || !reasons.IsEmpty)
        {
            return reasons;
        }

        var hash = await passwords.HashAsync(password!, cancellationToken);
        using (As(account))
        {
            var answer = await Grain(account).JoinAsync(new JoinPerson(parsed.Value.Value, shown, hash), cancellationToken);
            return answer is Answer.Refused refused ? refused.Reasons : [];
        }
    }

    public async Task<PasskeyOffer> OfferPasskeyAsync(CancellationToken cancellationToken) =>
        await AccountAsync(cancellationToken) is { PasswordHash: null } account
            ? await passkeys.OfferAsync(account.Identity.Subject, account.Login ?? Unnamed, account.Name ?? Unnamed)
            : throw new UnauthorizedAccessException("nobody is enrolling who has no password");

    public async Task<EnrolmentOutcome> JoinByPasskeyAsync(string? login, string? name, PasskeyAnswer answer, CancellationToken cancellationToken)
    {
        if (await AccountAsync(cancellationToken) is not { PasswordHash: null } account)
        {
            return new EnrolmentOutcome([new Reason("auth.forbidden", "a password is set already")], []);
        }

        var (parsed, shown, reasons) = Names(account, login, name);
        if (parsed is not { } chosen || !reasons.IsEmpty)
        {
            return new EnrolmentOutcome(reasons, []);
        }

        if (await passkeys.ReadAsync(account.Identity.Subject, answer, cancellationToken) is not { } passkey)
        {
            return new EnrolmentOutcome([PasskeyDesk.Wrong], []);
        }

        var recovery = NewRecovery();
        using (As(account))
        {
            var joined = await Grain(account).JoinByPasskeyAsync(
                new JoinByPasskey(chosen.Value, shown, passkey, [.. recovery.Select(RecoveryCode.Hash)]), cancellationToken);
            if (joined is Answer.Refused refused)
            {
                return new EnrolmentOutcome(refused.Reasons, []);
            }
        }

        await sessions.BeginAsync(Http, account.Identity, "passkey", isComplete: true);
        return new EnrolmentOutcome([], recovery);
    }

    public async Task<CodeOffer> OfferCodeAsync(CancellationToken cancellationToken)
    {
        var (session, account) = await RequireAsync(cancellationToken);
        return secrets.Offer(session.Id, account.Login!);
    }

    public async Task<CodeOffer?> ReadOfferAsync(string? @sealed, CancellationToken cancellationToken)
    {
        var (session, account) = await RequireAsync(cancellationToken);
        return secrets.Open(session.Id, @sealed) is { } secret ? secrets.Show(session.Id, account.Login!, secret) : null;
    }

    public async Task<ImmutableArray<string>> ProveCodeAsync(string? @sealed, string? code, CancellationToken cancellationToken)
    {
        var (session, account) = await RequireAsync(cancellationToken);
        if (secrets.Open(session.Id, @sealed) is not { } secret
            || OneTimeCode.Match(secret, code?.Trim() ?? "", time.GetUtcNow()) is not { } step)
        {
            return [];
        }

        var recovery = NewRecovery();
        using (As(account))
        {
            var enrolled = await Grain(account).EnrolCodeAsync(
                new PersonCode(secrets.Protect(secret), step, [.. recovery.Select(RecoveryCode.Hash)]), cancellationToken);
            if (enrolled is Answer.Refused)
            {
                return [];
            }
        }

        await sessions.BeginAsync(Http, account.Identity, "password", isComplete: true);
        return recovery;
    }

    /// <summary>Codes for the day when everything else is lost.</summary>
    internal static ImmutableArray<string> NewRecovery() => [.. Enumerable.Range(0, RecoveryCode.PerPerson).Select(_ => RecoveryCode.Create())];

    // Who comes back after a reset keeps the name that the ledger's readers know them by.
    private static (LoginName? Login, string Name, ImmutableArray<Reason> Reasons) Names(PersonAccount account, string? login, string? name)
    {
        var shown = name?.Trim() ?? "";
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (!LoginName.TryParse(account.Login ?? login, out var parsed))
        {
            reasons.Add(new Reason("login.invalid", "a name has 3 to 40 Latin letters, digits, dots and hyphens, and begins with a letter"));
        }

        if (shown.Length is 0 or > PersonRules.MaxName || shown.Any(char.IsControl))
        {
            reasons.Add(new Reason("name.invalid", $"a name has 1 to {PersonRules.MaxName} characters"));
        }

        return (parsed, shown, reasons.ToImmutable());
    }

    private async Task<(FoundSession Session, PersonAccount Account)> RequireAsync(CancellationToken cancellationToken) =>
        (await sessions.FindAsync(Http) is { } session && await AccountAsync(cancellationToken) is { PasswordHash: not null } account)
            ? (session, account)
            : throw new UnauthorizedAccessException("nobody is enrolling who has set a password");

    // Only a session that waits for a second factor: who has one changes it elsewhere.
    private async Task<PersonAccount?> AccountAsync(CancellationToken cancellationToken)
    {
        if (await sessions.FindAsync(Http) is not { IsComplete: false, Identity.Person: { } person })
        {
            return null;
        }

        using (calls.As("edge"))
        {
            return await grains.GetGrain<IAccountGrain>(0).FindAsync(person, cancellationToken) is { IsComplete: false } account ? account : null;
        }
    }

    private IPersonAccountGrain Grain(PersonAccount account) => grains.GetGrain<IPersonAccountGrain>(account.Identity.Subject);

    // The session is nobody's for every page and endpoint. The grain is asked with the roles that the account has, for this one call.
    private IDisposable As(PersonAccount account) => calls.As(
        new Caller(account.Identity.Subject, account.Identity.Scope, account.Identity.Roles, "link", time.GetUtcNow() + CallLife) { Person = account.Identity.Person });
}
