using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Access;

/// <summary>Turns a caller into a signed text that travels with a grain call, and back.</summary>
public interface ICallerTokens
{
    /// <summary>Signs <paramref name="caller"/>.</summary>
    string Issue(Caller caller);

    /// <summary>Reads a token: false when it is altered, from elsewhere or over at <paramref name="now"/>.</summary>
    bool TryRead(string token, DateTimeOffset now, [NotNullWhen(true)] out Caller? caller);
}
