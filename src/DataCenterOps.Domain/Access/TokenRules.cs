using System.Buffers;
using System.Collections.Immutable;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Access;

/// <summary>What stands against creating an API token.</summary>
public static class TokenRules
{
    /// <summary>The longest life of a token: a forgotten one ends by itself.</summary>
    public static readonly TimeSpan MaxLife = TimeSpan.FromDays(366);

    /// <summary>The longest name and subject, in characters.</summary>
    public const int MaxText = 80;

    // The slash is missing on purpose: `system/…` is the program itself.
    private static readonly SearchValues<char> SubjectCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789._@-");

    /// <summary>Every reason against it.</summary>
    /// <param name="name">What the token is for.</param>
    /// <param name="identity">Who would act with it, where, as what and until when.</param>
    /// <param name="exists">Whether there is a token with that id.</param>
    /// <param name="caller">Who asks.</param>
    /// <param name="now">The time of the decision.</param>
    public static ImmutableArray<Reason> Refuse(string name, Identity identity, bool exists, Caller caller, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(identity);
        ArgumentNullException.ThrowIfNull(caller);
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (!Permissions.Allows(caller, "token.manage"))
        {
            reasons.Add(new Reason("auth.forbidden", "your roles do not allow to create tokens"));
        }

        if (exists)
        {
            reasons.Add(new Reason("id.taken", "a token has this id"));
        }

        if (!IsName(name))
        {
            Invalid($"`name` has 1 to {MaxText} characters in Unicode's form NFC, none of them a control character");
        }

        if (identity.Subject.Length is 0 or > MaxText || identity.Subject.AsSpan().ContainsAnyExcept(SubjectCharacters))
        {
            Invalid($"`subject` has 1 to {MaxText} of the characters a-z, 0-9, `.`, `_`, `@` and `-`");
        }

        if (Guid.TryParse(identity.Subject, out _))
        {
            Invalid("`subject` has the form of a person's");
        }

        // The ledger names the subject as actor: nobody else acts under the name of those who set the platform up.
        var isSetUp = identity.Subject == Identity.SetUp;
        if (isSetUp && caller.Method != Caller.ByProgram)
        {
            Invalid($"`{Identity.SetUp}` is the set-up identity, which is made once");
        }

        // It alone holds every role, those of one tenant over all of them too.
        foreach (var reason in isSetUp ? [] : RoleRules.Refuse(identity.Roles, identity.Scope))
        {
            Invalid(reason);
        }

        if (identity.ExpiresAt <= now || identity.ExpiresAt > now + MaxLife || identity.ExpiresAt is null)
        {
            Invalid($"a token ends in the future and within {MaxLife.Days} days");
        }

        return reasons.ToImmutable();

        void Invalid(string message) => reasons.Add(new Reason("request.invalid", message));
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= MaxText && TextRules.ForbiddenInValue(name) < 0 && TextRules.LoneSurrogate(name) < 0
        && TextRules.Normalize(name) == name;
}
