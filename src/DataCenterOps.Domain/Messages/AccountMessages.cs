using System.Collections.Immutable;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Domain.Messages;

/// <summary>What people are told of their own accounts, and security officers of attempts on them.</summary>
public static class AccountMessages
{
    /// <summary>What is to be told of an event of a person's account; nothing where the person is in front of it anyway.</summary>
    /// <param name="person">Whose account.</param>
    /// <param name="event">The event of the account's entry, as in <c>password-changed</c>.</param>
    /// <param name="version">The entry's version: with the person it names the event.</param>
    /// <param name="at">When.</param>
    /// <param name="factor">Which kind of way to sign in, where the event is about one.</param>
    public static ImmutableArray<Message> Of(string person, string @event, long version, DateTimeOffset at, string? factor = null) => @event switch
    {
        "sign-in-slowed" => [Own(MessageKinds.AccountSlowed, person, version, at), Watch(person, version, at)],
        "factor-added" => [Own(MessageKinds.AccountFactorAdded, person, version, at, factor)],
        "factor-removed" => [Own(MessageKinds.AccountFactorRemoved, person, version, at, factor)],
        "password-changed" => [Own(MessageKinds.AccountPasswordChanged, person, version, at)],
        "recovery-renewed" => [Own(MessageKinds.AccountRecoveryRenewed, person, version, at)],
        "recovery-used" => [Own(MessageKinds.AccountRecoveryUsed, person, version, at)],
        "reset" => [Own(MessageKinds.AccountReset, person, version, at)],
        "granted" => [Own(MessageKinds.AccountRoles, person, version, at)],
        "disabled" => [Own(MessageKinds.AccountClosed, person, version, at)],
        "enabled" => [Own(MessageKinds.AccountOpened, person, version, at)],
        _ => [],
    };

    /// <summary>A sign-in from a place that was not seen before.</summary>
    public static Message Device(string person, string session, DateTimeOffset at) => new()
    {
        Key = $"{MessageKinds.AccountDevice.Code}/{session}",
        Kind = MessageKinds.AccountDevice,
        Audience = MessageAudience.Of(person),
        At = at,
        Facts = Facts(person, at),
    };

    /// <summary>What is told of a change of the address, to the address until now, and the code to the new one.</summary>
    public static ImmutableArray<Message> Address(string person, long version, DateTimeOffset at) =>
        [Own(MessageKinds.AccountAddress, person, version, at), Own(MessageKinds.AccountConfirm, person, version, at)];

    private static Message Own(MessageKind kind, string person, long version, DateTimeOffset at, string? factor = null) => new()
    {
        Key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{kind.Code}/{person}/{version}"),
        Kind = kind,
        Audience = MessageAudience.Of(person),
        At = at,
        Facts = factor is null ? Facts(person, at) : Facts(person, at).Add(MessageFact.Factor, factor),
    };

    /// <summary>Somebody has come in with roles that take two persons elsewhere, on the word of the issuer alone.</summary>
    public static Message Privileged(string person, long version, DateTimeOffset at) => ForOfficers(MessageKinds.SignInPrivileged, person, version, at);

    private static Message Watch(string person, long version, DateTimeOffset at) => ForOfficers(MessageKinds.SignInSlowed, person, version, at);

    private static Message ForOfficers(MessageKind kind, string person, long version, DateTimeOffset at) =>
        Own(kind, person, version, at) with { Audience = MessageAudience.With([Role.SecurityOfficer], except: person) };

    private static ImmutableSortedDictionary<string, string> Facts(string person, DateTimeOffset at) =>
        Message.Of((MessageFact.Person, person), (MessageFact.At, Rfc3339.Write(at)));
}
