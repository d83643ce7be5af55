using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Domain.Messages;

/// <summary>Every kind of message. Codes are for ever: other programs filter by them.</summary>
public static class MessageKinds
{
    /// <summary>Somebody asks for a second person's consent.</summary>
    public static MessageKind ApprovalAsked { get; } = Approval("asked", MessageSeverity.Notice);

    /// <summary>Somebody has named the receiver as deputy.</summary>
    public static MessageKind ApprovalDeputy { get; } = Approval("deputy", MessageSeverity.Notice);

    /// <summary>What the receiver has asked for is done.</summary>
    public static MessageKind ApprovalExecuted { get; } = Approval("executed", MessageSeverity.Info);

    /// <summary>What the receiver has asked for was refused.</summary>
    public static MessageKind ApprovalRejected { get; } = Approval("rejected", MessageSeverity.Notice);

    /// <summary>What the receiver has asked for could not be done any more.</summary>
    public static MessageKind ApprovalVoid { get; } = Approval("void", MessageSeverity.Notice);

    /// <summary>Nobody has agreed in time to what the receiver has asked for.</summary>
    public static MessageKind ApprovalExpired { get; } = Approval("expired", MessageSeverity.Notice);

    /// <summary>Somebody tries to sign in as the receiver.</summary>
    public static MessageKind AccountSlowed { get; } = Account("slowed", MessageSeverity.Warning);

    /// <summary>The receiver has signed in from a device that was not seen before.</summary>
    public static MessageKind AccountDevice { get; } = Account("device", MessageSeverity.Notice);

    /// <summary>The receiver has one way more to sign in.</summary>
    public static MessageKind AccountFactorAdded { get; } = Account("factor-added", MessageSeverity.Notice);

    /// <summary>The receiver has one way less to sign in.</summary>
    public static MessageKind AccountFactorRemoved { get; } = Account("factor-removed", MessageSeverity.Notice);

    /// <summary>The receiver's password is another.</summary>
    public static MessageKind AccountPasswordChanged { get; } = Account("password-changed", MessageSeverity.Notice);

    /// <summary>The receiver's recovery codes are others.</summary>
    public static MessageKind AccountRecoveryRenewed { get; } = Account("recovery-renewed", MessageSeverity.Notice);

    /// <summary>A recovery code of the receiver was used.</summary>
    public static MessageKind AccountRecoveryUsed { get; } = Account("recovery-used", MessageSeverity.Warning);

    /// <summary>An administrator has taken away what the receiver signs in with.</summary>
    public static MessageKind AccountReset { get; } = Account("reset", MessageSeverity.Warning);

    /// <summary>The receiver has other roles.</summary>
    public static MessageKind AccountRoles { get; } = Account("roles-changed", MessageSeverity.Notice);

    /// <summary>The receiver's way in is closed.</summary>
    public static MessageKind AccountClosed { get; } = Account("closed", MessageSeverity.Warning);

    /// <summary>The receiver's way in is open again.</summary>
    public static MessageKind AccountOpened { get; } = Account("opened", MessageSeverity.Notice);

    /// <summary>Somebody wants the receiver's messages to go elsewhere; it goes to where they went until now.</summary>
    public static MessageKind AccountAddress { get; } = Account("address-asked", MessageSeverity.Warning);

    /// <summary>The code that proves that an address is the receiver's; it goes to that address.</summary>
    public static MessageKind AccountConfirm { get; } = Account("address-confirm", MessageSeverity.Info) with { IsPrivate = true };

    /// <summary>Somebody tries to sign in as somebody else: for those who watch over that.</summary>
    public static MessageKind SignInSlowed { get; } = new("sign-in.slowed", MessageSeverity.Warning) { Page = "/ledger" };

    /// <summary>Somebody has come in with roles that take two persons elsewhere, given by the issuer alone: for those who watch over that.</summary>
    public static MessageKind SignInPrivileged { get; } = new("sign-in.privileged", MessageSeverity.Warning) { Page = "/ledger" };

    /// <summary>Enforcement is lifted.</summary>
    public static MessageKind BreakGlassBegun { get; } = BreakGlass("begun", MessageSeverity.Critical);

    /// <summary>Enforcement is back.</summary>
    public static MessageKind BreakGlassEnded { get; } = BreakGlass("ended", MessageSeverity.Warning);

    /// <summary>What was done while it was lifted is still to be reviewed.</summary>
    public static MessageKind BreakGlassReview { get; } = BreakGlass("review-due", MessageSeverity.Warning);

    /// <summary>A waiver ends soon: what it leaves open will be refused.</summary>
    public static MessageKind WaiverEnding { get; } = Waiver("ending", MessageSeverity.Notice);

    /// <summary>A waiver has ended, by somebody or by its time.</summary>
    public static MessageKind WaiverEnded { get; } = Waiver("ended", MessageSeverity.Warning);

    /// <summary>All of them.</summary>
    public static ImmutableArray<MessageKind> All { get; } =
    [
        ApprovalAsked, ApprovalDeputy, ApprovalExecuted, ApprovalRejected, ApprovalVoid, ApprovalExpired,
        AccountSlowed, AccountDevice, AccountFactorAdded, AccountFactorRemoved, AccountPasswordChanged, AccountRecoveryRenewed,
        AccountRecoveryUsed, AccountReset, AccountRoles, AccountClosed, AccountOpened, AccountAddress, AccountConfirm,
        SignInSlowed, SignInPrivileged, BreakGlassBegun, BreakGlassEnded, BreakGlassReview, WaiverEnding, WaiverEnded,
    ];

    private static readonly FrozenDictionary<string, MessageKind> ByCode = All.ToFrozenDictionary(kind => kind.Code, StringComparer.Ordinal);

    /// <summary>Those that a person may do without in the mail; all of them stay in the console.</summary>
    public static ImmutableArray<MessageKind> Optional { get; } = [.. All.Where(kind => !kind.IsMandatory)];

    /// <summary>The kind with this code, or nothing.</summary>
    public static MessageKind? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    private static MessageKind Approval(string code, MessageSeverity severity) =>
        new($"approval.{code}", severity) { Page = "/approvals/{request}" };

    // Whoever took an account over would be glad if its owner could not hear of it.
    private static MessageKind Account(string code, MessageSeverity severity) =>
        new($"account.{code}", severity) { IsAtOnce = true, IsMandatory = true, Page = "/profile" };

    private static MessageKind BreakGlass(string code, MessageSeverity severity) =>
        new($"break-glass.{code}", severity) { IsAtOnce = true, IsMandatory = true, Page = "/break-glass/{request}" };

    private static MessageKind Waiver(string code, MessageSeverity severity) =>
        new($"waiver.{code}", severity) { Page = "/waivers/{request}" };
}
