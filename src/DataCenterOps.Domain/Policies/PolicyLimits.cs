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

    /// <summary>The weight of a rule: a hundredth each.</summary>
    public const int RulePoints = 100;

    /// <summary>Days of grace: two years; what is not enforced by then is not meant.</summary>
    public const int GraceDays = 730;

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

    /// <summary>Rules that a held change names; all of them fit a request's arguments. The answer says when there are more.</summary>
    public const int GuardedRules = 32;

    /// <summary>Changed fields that a held change shows before and after: enough to judge it by, few enough for a request's arguments.</summary>
    public const int HeldChanges = 16;

    /// <summary>Held documents of one estate: for more nobody can tell what they agree to. Apply them in parts.</summary>
    public const int HeldAtOnce = 16;

    /// <summary>
    /// Subjects that two persons together may newly refuse by a change of the rules; for more a third must agree. About what a
    /// reviewer looks at one by one.
    /// </summary>
    public const int NewlyDeniedByTwo = 20;

    /// <summary>The same as a share of all that are judged, in percent: in a small estate twenty are everybody.</summary>
    public const int NewlyDeniedPercent = 1;

    /// <summary>Subjects of one page of a preview: a second of work at most, so that the first results come within it.</summary>
    public const int PreviewSubjects = 500;

    /// <summary>Drafts that a silo keeps compiled while their pages are asked for: few write packs at once.</summary>
    public const int Drafts = 8;

    /// <summary>Subjects of one step of a sweep: half a second of work, which is what a crash costs and a command waits at most.</summary>
    public const int SweepSubjects = 500;

    /// <summary>Entries of one append of a sweep: a group of the ledger holds more, and others find room between two of them.</summary>
    public const int SweepEntries = 200;

    /// <summary>Changes that are spread to the subjects that they concern at once: as many as a site change of a small estate makes.</summary>
    public const int SpreadChanges = 200;

    /// <summary>Shards that are swept at once: each keeps a core busy while it judges, and commands must find room beside them.</summary>
    public const int ShardsAtOnce = 2;

    /// <summary>How long after its beginning a sweep that was interrupted goes on; an older one begins anew with the present as its moment.</summary>
    public static readonly TimeSpan SweepGoesOn = TimeSpan.FromHours(1);

    /// <summary>After which time everything is judged again, wherever the nightly sweep did not come by: rules that read the clock hold for a day.</summary>
    public static readonly TimeSpan SweepDue = TimeSpan.FromHours(24);

    /// <summary>After which time without a full sweep findings are called stale: the nightly one has two hours to end.</summary>
    public static readonly TimeSpan SweepStale = TimeSpan.FromHours(26);
}
