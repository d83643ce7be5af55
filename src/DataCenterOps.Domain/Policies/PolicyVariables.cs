using System.Collections.Immutable;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies;

/// <summary>The named expressions of a policy. Each is evaluated when it is first read, at most once per subject.</summary>
internal sealed class PolicyVariables(CelObjectType type, ImmutableArray<CelProgram> programs)
{
    public static PolicyVariables None { get; } = new(new CelObjectType("variables", []), []);

    private static readonly CelValue Nothing = CelValue.FromObject(new CelObject(None.Type, []));

    public CelObjectType Type { get; } = type;

    public CelValue Bind(
        CelValue subject, CelValue parameters, CelValue clock, CelBudget budget, CancellationToken cancellationToken) =>
        // What the lazy reading captures is allocated by the method that captures it, so that it is a method of its own.
        programs.IsEmpty ? Nothing : BindLazily(subject, parameters, clock, budget, cancellationToken);

    private CelValue BindLazily(
        CelValue subject, CelValue parameters, CelValue clock, CelBudget budget, CancellationToken cancellationToken)
    {
        var slots = new CelValue[programs.Length];
        Array.Fill(slots, CelValue.Lazy);

        // A variable may read those before it; the type checker has seen to the order.
        var self = default(CelValue);
        var bound = new CelObject(
            Type, slots, slot => programs[slot].Evaluate([subject, parameters, self, clock], budget, cancellationToken));
        return self = CelValue.FromObject(bound);
    }
}
