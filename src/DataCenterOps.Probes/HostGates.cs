using DataCenterOps.Domain.Checks;

namespace DataCenterOps.Probes;

/// <summary>Lets at most <see cref="CheckLimits.ConcurrentPerHost"/> probes speak to one host at a time.</summary>
internal sealed class HostGates
{
    private readonly Dictionary<string, Gate> _gates = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock _lock = new();

    /// <summary>Waits for a place at <paramref name="host"/>. Disposing of the result gives it back.</summary>
    public async Task<IDisposable> EnterAsync(string host, CancellationToken cancellationToken)
    {
        Gate? gate;
        lock (_lock)
        {
            if (!_gates.TryGetValue(host, out gate))
            {
                _gates[host] = gate = new Gate();
            }

            gate.Users++;
        }

        try
        {
            await gate.Places.WaitAsync(cancellationToken);
            return new Place(this, host, gate);
        }
        catch
        {
            Leave(host, gate);
            throw;
        }
    }

    // Gates nobody uses go, so that the table is never longer than the probes under way.
    private void Leave(string host, Gate gate)
    {
        lock (_lock)
        {
            if (--gate.Users == 0)
            {
                _gates.Remove(host);
                gate.Places.Dispose();
            }
        }
    }

    private sealed class Gate
    {
        public SemaphoreSlim Places { get; } = new(CheckLimits.ConcurrentPerHost);

        public int Users { get; set; }
    }

    private sealed class Place(HostGates gates, string host, Gate gate) : IDisposable
    {
        public void Dispose()
        {
            gate.Places.Release();
            gates.Leave(host, gate);
        }
    }
}
