using DataCenterOps.Domain.Policies.Waivers;

namespace DataCenterOps.Grains.Policies;

/// <summary>What a grain keeps of its waiver: nothing before it was granted.</summary>
internal sealed record WaiverMemory(WaiverRecord? Record)
{
    public static WaiverMemory None { get; } = new((WaiverRecord?)null);
}
