namespace DataCenterOps.Domain.Policies.Reports;

/// <summary>Counts a report while its pages go by: how many results of each outcome there are in each category.</summary>
public sealed class ReportTally(ReportHead head)
{
    private readonly SortedDictionary<string, int[]> _categories = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _unjudged = new(StringComparer.Ordinal);

    /// <summary>Subjects of which some policy says something.</summary>
    public int Judged { get; private set; }

    /// <summary>Subjects that no policy of the report targets, by kind.</summary>
    public IReadOnlyDictionary<string, int> Unjudged => _unjudged;

    /// <summary>The categories of which there is a result.</summary>
    public IReadOnlyCollection<string> Categories => _categories.Keys;

    /// <summary>Adds a page.</summary>
    public void Add(IReadOnlyList<ReportSubject> subjects)
    {
        ArgumentNullException.ThrowIfNull(subjects);
        foreach (var subject in subjects)
        {
            if (subject.Results.IsEmpty)
            {
                _unjudged[subject.Kind] = _unjudged.GetValueOrDefault(subject.Kind) + 1;
                continue;
            }

            Judged++;
            foreach (var result in subject.Results)
            {
                var category = head.Policies[result.Policy].Category;
                if (!_categories.TryGetValue(category, out var counts))
                {
                    _categories.Add(category, counts = new int[Enum.GetValues<RuleOutcome>().Length]);
                }

                counts[(int)result.Outcome]++;
            }
        }
    }

    /// <summary>How many results of a category have this outcome.</summary>
    public int Count(string category, RuleOutcome outcome) => _categories.TryGetValue(category, out var counts) ? counts[(int)outcome] : 0;

    /// <summary>How many results have this outcome.</summary>
    public int Count(RuleOutcome outcome) => _categories.Values.Sum(counts => counts[(int)outcome]);
}
