namespace DataCenterOps.Grains.Tests;

/// <summary>Stands behind the filter that is tested.</summary>
internal sealed class AdmittedCalls(CallCounts counts) : IIncomingGrainCallFilter
{
    public Task Invoke(IIncomingGrainCallContext context)
    {
        counts.Admit(context);
        return context.Invoke();
    }
}
