using DataCenterOps.Grains.Access;

namespace DataCenterOps.Grains.Tests;

/// <summary>How many calls of our contracts came to the silo, and how many were let through to a grain.</summary>
internal sealed class CallCounts
{
    private int _arrived;
    private int _admitted;

    public int Arrived => Volatile.Read(ref _arrived);

    public int Admitted => Volatile.Read(ref _admitted);

    public void Arrive(IIncomingGrainCallContext context) => Count(context, ref _arrived);

    public void Admit(IIncomingGrainCallContext context) => Count(context, ref _admitted);

    private static void Count(IIncomingGrainCallContext context, ref int count)
    {
        if (context.InterfaceMethod.DeclaringType?.Assembly == typeof(ITenantGrainKey).Assembly)
        {
            Interlocked.Increment(ref count);
        }
    }
}
