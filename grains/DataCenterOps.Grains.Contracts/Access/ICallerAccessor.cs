using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>Who makes the request that is being served.</summary>
public interface ICallerAccessor
{
    /// <summary>The authenticated caller. Endpoints that need one are never reached without.</summary>
    Caller Caller { get; }
}
