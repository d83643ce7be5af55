using System.Collections.Frozen;
using System.Collections.Immutable;

namespace DataCenterOps.Domain.Policies.Law;

/// <summary>
/// All versions of provisions that were recorded here. They stand over what the pack in force says of the same provisions, also
/// over a pack that comes later: law that two persons have recorded does not go because somebody brings other rules. Immutable.
/// </summary>
public sealed class LawRegister
{
    private readonly FrozenDictionary<string, ImmutableArray<ProvisionVersion>> _versions;

    private LawRegister(IEnumerable<ProvisionVersion> versions) => _versions = versions
        .GroupBy(version => version.Provision.Id, StringComparer.Ordinal)
        .ToFrozenDictionary(
            group => group.Key,
            group => group.OrderBy(version => version.AppliesAt).ThenBy(version => version.Number).ToImmutableArray(),
            StringComparer.Ordinal);

    /// <summary>A register in which nothing was recorded.</summary>
    public static LawRegister None { get; } = new([]);

    /// <summary>Whether nothing was recorded.</summary>
    public bool IsEmpty => _versions.Count == 0;

    /// <summary>The provisions of which a version was recorded, in the order of their ids.</summary>
    public IEnumerable<string> Ids => _versions.Keys.Order(StringComparer.Ordinal);

    /// <summary>The register of these versions.</summary>
    public static LawRegister Of(IEnumerable<ProvisionVersion> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        return new(versions);
    }

    /// <summary>
    /// The version by which a decision at <paramref name="now"/> goes: the one that came to apply last; of several from the same
    /// moment the one recorded last. Nothing where the pack's own text still applies.
    /// </summary>
    public ProvisionVersion? Find(string id, DateTimeOffset now)
    {
        ProvisionVersion? found = null;
        foreach (var version in VersionsOf(id))
        {
            if (version.AppliesAt > now)
            {
                break;
            }

            found = version;
        }

        return found;
    }

    /// <summary>The version of <paramref name="id"/> that was recorded last, whether it applies already or not.</summary>
    public ProvisionVersion? Newest(string id) => VersionsOf(id).MaxBy(version => version.Number);

    /// <summary>The version of <paramref name="id"/> that comes to apply next; nothing where none waits.</summary>
    public ProvisionVersion? NextAfter(string id, DateTimeOffset now)
    {
        foreach (var version in VersionsOf(id))
        {
            if (version.AppliesAt > now)
            {
                return version;
            }
        }

        return null;
    }

    /// <summary>How many versions there are of all provisions.</summary>
    public int Count => _versions.Values.Sum(versions => versions.Length);

    /// <summary>The moments after <paramref name="now"/> at which another version comes to apply, in order.</summary>
    public IEnumerable<DateTimeOffset> MomentsAfter(DateTimeOffset now) => _versions.Values
        .SelectMany(versions => versions).Select(version => version.AppliesAt).Where(at => at > now).Distinct().Order();

    /// <summary>The register with one version more.</summary>
    public LawRegister With(ProvisionVersion version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return new(_versions.Values.SelectMany(versions => versions).Append(version));
    }

    /// <summary>
    /// The register as it would be with <paramref name="provisions"/> in it and applied at <paramref name="now"/>, whatever day
    /// they take effect: what would happen then is asked before it comes.
    /// </summary>
    public LawRegister AsIf(IEnumerable<LegalProvision> provisions, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(provisions);
        return new(_versions.Values.SelectMany(versions => versions).Concat(
            provisions.Select(provision => new ProvisionVersion((Newest(provision.Id)?.Number ?? 0) + 1, provision, now))));
    }

    private ImmutableArray<ProvisionVersion> VersionsOf(string id) => _versions.GetValueOrDefault(id, []);
}
