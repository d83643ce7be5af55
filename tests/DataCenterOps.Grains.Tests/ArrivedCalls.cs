namespace DataCenterOps.Grains.Tests;

/// <summary>Stands before the filter that is tested.</summary>
internal sealed class ArrivedCalls(CallCounts counts) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        counts.Arrive(context);
        return context.Invoke();
    }
}
