namespace DataCenterOps.Persistence.ReadModels.Ledger.Past;

/// <summary>
/// Lets the queries of one request read the past: what is chosen holds for the calls made while it is, and for nobody else's.
/// Queries know nothing of it, so each of them answers about the past exactly as about the present.
/// </summary>
/// <remarks>
/// INVARIANT: only reading for somebody who looks is done under it. Grains decide on what is; their calls do not inherit the
/// context of the caller, and the filter of their calls takes it away all the same.
/// </remarks>
public static class LookingBack
{
    private static readonly AsyncLocal<PastDatabase?> Chosen = new();

    /// <summary>The past that is read; nothing for the present.</summary>
    public static PastDatabase? Current => Chosen.Value;

    /// <summary>Reads <paramref name="past"/> until the result is disposed of.</summary>
    public static IDisposable At(PastDatabase past) => new Until(past);

    /// <summary>Reads the present until the result is disposed of.</summary>
    public static IDisposable Never() => new Until(null);

    /// <summary>The clock by which what is read is judged: the moment that is looked back at, or now.</summary>
    public static DateTimeOffset ReadingTime(this TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        return Current?.Moment.At ?? time.GetUtcNow();
    }

    private sealed class Until : IDisposable
    {
        private readonly PastDatabase? _before = Chosen.Value;

        public Until(PastDatabase? past) => Chosen.Value = past;

        public void Dispose() => Chosen.Value = _before;
    }
}
