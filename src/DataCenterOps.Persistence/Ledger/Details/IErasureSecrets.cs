namespace DataCenterOps.Persistence.Ledger.Details;

/// <summary>
/// The secrets under which payload keys are wrapped. They lie outside the ledger's database and its backups, so that destroying one makes unreadable what it
/// protects in every copy of the database. Every silo has the same ones.
/// </summary>
public interface IErasureSecrets
{
    /// <summary>Where they lie, for messages.</summary>
    string Place { get; }

    /// <summary>Keeps a secret, on the disk before it returns.</summary>
    /// <exception cref="IOException">It was not kept.</exception>
    void Keep(PayloadKeyName name, ReadOnlySpan<byte> secret);

    /// <summary>The secret; nothing when it was destroyed, or was not brought along with a restored database.</summary>
    /// <exception cref="IOException">The place is out of reach: whether it is there is unknown.</exception>
    byte[]? Find(PayloadKeyName name);

    /// <summary>Destroys all secrets of a tenant's month, also of keys that the database does not know.</summary>
    /// <param name="tenant">The tenant, or <see cref="PayloadKeyName.Nobody"/>.</param>
    /// <param name="month">As in <c>2026-10</c>.</param>
    /// <returns>How many went.</returns>
    /// <exception cref="IOException">One may still be there: repeat.</exception>
    int Destroy(string tenant, string month);

    /// <summary>Keeps in mind that these details are erased, so that a restored database of before does not bring them back; on the disk before it returns.</summary>
    /// <param name="hashes">Their salted hashes, as their entries name them: they tell nothing.</param>
    /// <exception cref="IOException">It was not kept.</exception>
    void Remember(IReadOnlyCollection<string> hashes);

    /// <summary>The hashes of all details of which this place knows that they are erased.</summary>
    /// <exception cref="IOException">The place is out of reach.</exception>
    IReadOnlySet<string> Erased();
}
