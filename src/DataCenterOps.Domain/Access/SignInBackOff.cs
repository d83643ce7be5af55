namespace DataCenterOps.Domain.Access;

/// <summary>
/// How long somebody has to wait after failed attempts. An attempt is counted before it is judged, so that many at once are
/// not many free ones. Nobody is locked out for ever: that would hand the key to whoever wants to lock others out.
/// </summary>
public static class SignInBackOff
{
    /// <summary>Attempts on one account that cost no waiting: people mistype.</summary>
    public const int FreeForAccount = 5;

    /// <summary>Attempts from one address that cost no waiting: an office may share one.</summary>
    public const int FreeForAddress = 30;

    /// <summary>Rows of attempts that are kept. One attempt costs a tenth of a second of hashing, so that filling this takes hours.</summary>
    public const int MostRows = 100_000;

    /// <summary>The first waiting; each further failure doubles it.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(30);

    /// <summary>The longest waiting.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>After this time without an attempt everything is forgotten.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    /// <summary>Judges one attempt.</summary>
    /// <param name="before">What was counted, or nothing.</param>
    /// <param name="free">How many cost nothing.</param>
    /// <param name="now">When it is made.</param>
    /// <returns>What is counted with it; nothing when it comes too early and is not to be judged at all.</returns>
    public static SignInAttempts? Admit(SignInAttempts? before, int free, DateTimeOffset now)
    {
        if (before is null || now - before.LastAt >= Forgotten)
        {
            return new SignInAttempts(1, now);
        }

        return now < before.LastAt + Wait(before.Count, free) ? null : new SignInAttempts(before.Count + 1, now);
    }

    /// <summary>The waiting after this many attempts.</summary>
    public static TimeSpan Wait(int count, int free)
    {
        if (count < free)
        {
            return TimeSpan.Zero;
        }

        // Beyond this many doublings the longest is reached in any case.
        var doublings = Math.Min(count - free, 16);
        var waiting = First * (1 << doublings);
        return waiting < Longest ? waiting : Longest;
    }
}
