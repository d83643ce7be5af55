using System.Collections.Concurrent;
using System.Reflection;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Persistence.ReadModels.Ledger.Past;

namespace DataCenterOps.Grains.Access;

/// <summary>
/// Refuses calls to our grains that carry no caller, or one that no silo of ours has signed, whose roles do not allow the
/// method's operation, or whose tenant is not the grain's. Deny is the default: a grain needs no code to be protected, and
/// a method that names no operation is nobody's.
/// </summary>
internal sealed class CallerFilter(ICallerTokens tokens, TimeProvider time) : IIncomingGrainCallFilter
{
    // As many as our interfaces have methods.
    private static readonly ConcurrentDictionary<MethodInfo, string?> Operations = new();

    /// <inheritdoc/>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        // Orleans' own calls pass here too, and carry no caller. Ours are known by where their interface lives.
        var ours = context.InterfaceMethod.DeclaringType?.Assembly == typeof(ITenantGrainKey).Assembly;
        if (ours)
        {
            Admit(context);
        }

        // Whoever calls may be looking at the past. What a grain decides on is what is.
        using (LookingBack.Never())
        {
            await context.Invoke();
        }
    }

    private void Admit(IIncomingGrainCallContext context)
    {
        if (RequestContext.Get(SystemCalls.Entry) is not string token || !tokens.TryRead(token, time.GetUtcNow(), out var caller))
        {
            throw new UnauthorizedAccessException("the call carries no caller that we signed");
        }

        var operation = Operations.GetOrAdd(
            context.InterfaceMethod, static method => method.GetCustomAttribute<PermissionAttribute>()?.Operation);
        if (operation is null || !Permissions.Allows(caller, operation))
        {
            throw new UnauthorizedAccessException($"the caller's roles do not allow `{operation ?? "what names no operation"}`");
        }

        // The key says whose thing it is, the token says whose caller. Neither alone is permission.
        var covered = caller.Scope.IsAll || context.Grain is IScopedGrain
            || (context.Grain is ITenantGrainKey owned && TenantOf(owned) is { } tenant && caller.Scope.Covers(tenant));
        if (!covered)
        {
            throw new UnauthorizedAccessException("the thing is not the caller's tenant's");
        }

        GrainCaller.Set(caller);
    }

    private static TenantId? TenantOf(ITenantGrainKey grain)
    {
        var key = grain.GetPrimaryKeyString();
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return TenantId.TryParse(slash < 0 ? key : key[..slash], out var tenant) ? tenant : null;
    }
}
