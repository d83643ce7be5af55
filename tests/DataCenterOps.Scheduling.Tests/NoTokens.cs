using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Scheduling.Tests;

/// <summary>Writes the caller's name instead of signing it.</summary>
internal sealed class NoTokens : ICallerTokens
{
    public string Issue(Caller caller) => caller.Subject;

    public bool TryRead(string token, DateTimeOffset now, [NotNullWhen(true)] out Caller? caller)
    {
        caller = null;
        return false;
    }
}
