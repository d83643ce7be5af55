namespace DataCenterOps.Carriers;

/// <summary>What became of a sending.</summary>
public abstract record CarrierOutcome
{
    private CarrierOutcome() { }

    /// <summary>The receiver has taken it, as far as its protocol tells.</summary>
    public sealed record Delivered : CarrierOutcome;

    /// <summary>It has not.</summary>
    /// <param name="Error">A code such as <c>smtp-451</c> or <c>timeout</c>: what servers say may hold addresses and is not kept.</param>
    /// <param name="IsFinal">Whether another attempt would end the same way.</param>
    public sealed record Failed(string Error, bool IsFinal) : CarrierOutcome;

    /// <summary>The server cannot be reached.</summary>
    internal static Failed Unreachable { get; } = new("unreachable", IsFinal: false);

    /// <summary>It took too long.</summary>
    internal static Failed Timeout { get; } = new("timeout", IsFinal: false);

    /// <summary>The server is not the one it should be, or speaks no TLS.</summary>
    internal static Failed Tls { get; } = new("tls", IsFinal: false);
}
