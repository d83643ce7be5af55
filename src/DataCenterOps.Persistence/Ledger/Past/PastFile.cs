using System.Diagnostics.CodeAnalysis;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;

namespace DataCenterOps.Persistence.Ledger.Past;

/// <summary>The file of one past moment: how far it is folded, and who still reads it.</summary>
/// <remarks>Its owner guards it by its lock, save for <see cref="Folded"/>.</remarks>
internal sealed class PastFile(PastMoment moment, string folder, DateTimeOffset madeAt)
{
    private static long _made;

    private long _folded;
    private int _readers;
    private bool _isGone;

    /// <summary>The moment that it was made for. Another one of the same tree reads it, too.</summary>
    public PastMoment Moment { get; } = moment;

    /// <summary>When it was asked for first.</summary>
    public DateTimeOffset MadeAt { get; } = madeAt;

    /// <summary>When it was asked for last.</summary>
    public DateTimeOffset UsedAt { get; set; } = madeAt;

    /// <summary>The fold; done when the file is whole.</summary>
    public Task Fold { get; set; } = Task.CompletedTask;

    /// <summary>Entries that are folded so far.</summary>
    public long Folded => Interlocked.Read(ref _folded);

    /// <summary>How much of it is folded: 0 to 99.</summary>
    public int Percent => (int)Math.Min(99, Folded * 100 / Math.Max(1, Moment.Size));

    /// <summary>The file. Its name is its own: one that is thrown away goes later, when the same tree may be folded again.</summary>
    public string Path { get; } = System.IO.Path.Combine(
        folder, FormattableString.Invariant($"{moment.Epoch}-{moment.Size}-{Interlocked.Increment(ref _made)}.db"));

    public void Count(int entries) => Interlocked.Add(ref _folded, entries);

    /// <summary>Counts one more reader.</summary>
    public void Enter() => _readers++;

    /// <summary>Counts one reader less; the last one of a file that was thrown away deletes it.</summary>
    public void Leave()
    {
        _readers--;
        DeleteUnread();
    }

    /// <summary>Throws it away, now or when nobody reads it any more.</summary>
    public void Discard()
    {
        _isGone = true;
        DeleteUnread();
    }

    [SuppressMessage("Design", "CA1031", Justification = "a file that cannot be deleted now goes with the folder at the next start")]
    private void DeleteUnread()
    {
        if (!_isGone || _readers > 0)
        {
            return;
        }

        new PastDatabase(Moment, Path).Close();
        try
        {
            File.Delete(Path);
        }
        catch (Exception)
        {
            // Said above.
        }
    }
}
