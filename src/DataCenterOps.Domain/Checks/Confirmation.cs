using Orleans;

namespace DataCenterOps.Domain.Checks;

/// <summary>How sure one must be before a check is called down, and up again.</summary>
/// <param name="Fails">Failures among the last <paramref name="Of"/> results that make it down.</param>
/// <param name="Of">Results that are looked back on, at most <see cref="CheckLimits.ConfirmWindow"/>.</param>
/// <param name="Successes">Successes in a row that make it up again.</param>
/// <param name="Quorum">Observers on different sites that must agree. With one site it is one, and what follows is unconfirmed.</param>
[GenerateSerializer, Immutable, Alias("dcops.Confirmation")]
public sealed record Confirmation(
    [property: Id(0)] int Fails,
    [property: Id(1)] int Of,
    [property: Id(2)] int Successes,
    [property: Id(3)] int Quorum)
{
    /// <summary>Three of the last five, two successes, one observer.</summary>
    public static Confirmation Default { get; } =
        new(CheckLimits.ConfirmFails, CheckLimits.ConfirmOf, CheckLimits.ConfirmSuccesses, 1);

    /// <summary>Whether the numbers can be met at all: 1 ≤ fails ≤ of, and each within its limit.</summary>
    public bool IsPossible =>
        Fails >= 1 && Fails <= Of && Of <= CheckLimits.ConfirmWindow
        && Successes is >= 1 and <= CheckLimits.ConfirmWindow
        && Quorum is >= 1 and <= CheckLimits.ConfirmQuorum;
}
