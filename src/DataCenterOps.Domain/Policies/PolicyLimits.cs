namespace DataCenterOps.Domain.Policies;

/// <summary>Limits of packs and decisions, each with its reason.</summary>
public static class PolicyLimits
{
    /// <summary>Bytes of a pack: it is kept by hash as one document.</summary>
    public const int PackBytes = 1_048_576;

    /// <summary>Policies of a pack: each is a label value of a metric.</summary>
    public const int Policies = 500;

    /// <summary>Rules of a policy: a longer one cannot be reviewed.</summary>
    public const int RulesPerPolicy = 32;

    /// <summary>Cost units of one decision, about a second.</summary>
    public const long DecisionCost = 10_000_000;

    /// <summary>Worst-case cost units of one expression, about a tenth of a second; a costlier rule is not accepted.</summary>
    public const long ExpressionCost = 1_000_000;

    /// <summary>Evidence items that a decision shows; the others are counted and hashed.</summary>
    public const int EvidenceItems = 50;

    /// <summary>Single changes that are tried to tell what would make a refusal pass.</summary>
    public const int CounterfactualTries = 5;

    /// <summary>
    /// Other subjects that one change may make fail: all are judged with it, some seconds at worst. It is twice the systems of
    /// the largest estate; a change with more is refused, for no part of them stands for the rest.
    /// </summary>
    public const int DependentSubjects = 20_000;

    /// <summary>Failing ones that a refusal shows. It then says how many others were not judged: more would not change the answer.</summary>
    public const int FailingDependents = 64;
}
