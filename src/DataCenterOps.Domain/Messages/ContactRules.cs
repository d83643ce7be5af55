using System.Collections.Immutable;
using DataCenterOps.Domain.Policies;

namespace DataCenterOps.Domain.Messages;

/// <summary>What stands against what persons choose for their own messages.</summary>
public static class ContactRules
{
    /// <summary>Whether there are texts in it.</summary>
    public static bool IsLanguage(string? language) => language is not null && MessageText.Languages.Contains(language, StringComparer.Ordinal);

    /// <summary>Every reason against a language and kinds that are not wanted by mail.</summary>
    public static ImmutableArray<Reason> RefuseChoice(string language, ImmutableArray<string> muted)
    {
        var reasons = ImmutableArray.CreateBuilder<Reason>();
        if (!IsLanguage(language))
        {
            reasons.Add(new Reason("language.unknown", "there are no texts in this language"));
        }

        if (muted.Any(code => !MessageKinds.Optional.Any(kind => kind.Code == code)))
        {
            reasons.Add(new Reason("message.mandatory", "nobody can do without messages about their own account and about lifted protection"));
        }

        return reasons.ToImmutable();
    }

    /// <summary>Every reason against sending a code to an address.</summary>
    /// <param name="isOne">Whether it is an address.</param>
    /// <param name="askedToday">How often the person has asked within a day.</param>
    public static ImmutableArray<Reason> RefuseAddress(bool isOne, long askedToday) =>
        !isOne ? [new Reason("address.invalid", "this is no address for mail")]
        : askedToday >= MessageLimits.ConfirmsPerDay ? [new Reason("address.often", "codes were sent too often today")]
        : [];

    /// <summary>Every reason against a code that was typed.</summary>
    public static ImmutableArray<Reason> RefuseCode(bool isRight) =>
        isRight ? [] : [new Reason("address.code", "the code is wrong or over: ask for another one")];
}
