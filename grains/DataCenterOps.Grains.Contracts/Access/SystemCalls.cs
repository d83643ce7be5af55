using System.Runtime.CompilerServices;
using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>Puts a signed caller on the grain calls that follow, for the edge and for the program's own jobs.</summary>
public sealed class SystemCalls(ICallerTokens tokens, TimeProvider time)
{
    /// <summary>The request-context entry that holds the signed caller.</summary>
    public const string Entry = "dcops.caller";

    // A caller that the edge lends to many requests is signed once; it is forgotten with the caller.
    private readonly ConditionalWeakTable<Caller, string> _signed = [];

    /// <summary>Calls made until the result is disposed of are made by the job <paramref name="name"/>.</summary>
    public IDisposable As(string name) => As(Caller.ForSystem(name, time.GetUtcNow()));

    /// <summary>Calls made until the result is disposed of are made by <paramref name="caller"/>.</summary>
    public IDisposable As(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        var before = RequestContext.Get(Entry);
        RequestContext.Set(Entry, _signed.GetValue(caller, tokens.Issue));
        return new Restore(before);
    }

    private sealed class Restore(object? before) : IDisposable
    {
        public void Dispose()
        {
            if (before is null)
            {
                RequestContext.Remove(Entry);
            }
            else
            {
                RequestContext.Set(Entry, before);
            }
        }
    }
}
