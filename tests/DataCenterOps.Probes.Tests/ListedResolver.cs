using System.Net;
using System.Net.Sockets;
using DataCenterOps.Probes.Guard;

namespace DataCenterOps.Probes.Tests;

/// <summary>A resolver that gives each answer once, in order, and counts how often it is asked.</summary>
internal sealed class ListedResolver(params string[][] answers) : INameResolver
{
    private int _asked;

    public int Asked => _asked;

    public Task<IPAddress[]> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        var n = Interlocked.Increment(ref _asked) - 1;
        return n < answers.Length
            ? Task.FromResult(answers[n].Select(IPAddress.Parse).ToArray())
            : throw new SocketException((int)SocketError.HostNotFound);
    }
}
