using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>The verified caller of the grain call that runs. Set by <see cref="CallerFilter"/> alone.</summary>
internal static class GrainCaller
{
    private static readonly AsyncLocal<Caller?> Verified = new();

    /// <summary>Who calls. A call that passed no filter has none and does not get here.</summary>
    public static Caller Current =>
        Verified.Value ?? throw new UnauthorizedAccessException("the call carries no verified caller");

    internal static void Set(Caller caller) => Verified.Value = caller;
}
