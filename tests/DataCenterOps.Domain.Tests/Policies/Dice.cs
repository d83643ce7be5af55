namespace DataCenterOps.Domain.Tests.Policies;

/// <summary>Numbers that look random and are the same for the same seed (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal sealed class Dice(int seed)
{
    private ulong _state = (ulong)seed;

    /// <summary>From 0 to <paramref name="below"/>, which is left out.</summary>
    public int Next(int below) => Next(0, below);

    /// <summary>From <paramref name="from"/> to <paramref name="below"/>, which is left out.</summary>
    public int Next(int from, int below)
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return from + (int)((mixed ^ (mixed >> 31)) % (ulong)(below - from));
        }
    }
}
