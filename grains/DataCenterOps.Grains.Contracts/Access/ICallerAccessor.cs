using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>Who makes the request that is being served.</summary>
public interface ICallerAccessor
{
    /// <summary>The authenticated caller. Endpoints that need one are never reached without.</summary>
    Caller Caller { get; }

    /// <summary>The name of the console's session that the request belongs to; absent for an API token.</summary>
    string? Session { get; }

    /// <summary>How the console addresses the caller: a person's own name, else the subject.</summary>
    string Name { get; }
}
