namespace DataCenterOps.Probes;

/// <summary>Ends a probe from inside a callback of the network stack, which can only throw. Never leaves this project.</summary>
internal sealed class ProbeFaultException(string reason, bool ours, string? detail = null) : Exception(detail ?? reason)
{
    /// <summary>A code of <see cref="Domain.Checks.CheckReasons"/>.</summary>
    public string Reason { get; } = reason;

    /// <summary>Whether the fault is ours, so that the outcome is unknown.</summary>
    public bool IsOurs { get; } = ours;

    /// <summary>What helps to understand it.</summary>
    public string? Detail { get; } = detail;

    /// <summary>The fault inside <paramref name="exception"/>, however deep the network stack has wrapped it.</summary>
    public static ProbeFaultException? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is ProbeFaultException fault)
            {
                return fault;
            }
        }

        return null;
    }
}
