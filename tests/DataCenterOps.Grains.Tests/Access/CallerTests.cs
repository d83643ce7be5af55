using System.Collections.Immutable;
using System.Reflection;
using DataCenterOps.Cryptography;
using DataCenterOps.Domain.Access;
using DataCenterOps.Grains.Access;
using DataCenterOps.Grains.Estate;
using DataCenterOps.Persistence.Tests;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Tests.Access;

public sealed class CallerTests(Clusters clusters)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task Every_method_of_every_grain_refuses_a_call_without_a_caller(string engine)
    {
        // A cluster of its own: nobody else's calls are counted.
        await using var cluster = await clusters.StartAsync(engine);
        var counts = cluster.Get<CallCounts>();
        var (arrived, admitted) = (counts.Arrived, counts.Admitted);
        var calls = 0;
        foreach (var contract in Contracts())
        {
            foreach (var method in MethodsOf(contract))
            {
                var call = (Task)method.Invoke(Grain(cluster, contract), [.. method.GetParameters().Select(Argument)])!;
                calls++;
                if (method.IsDefined(typeof(OneWayAttribute)))
                {
                    await call;
                    continue;
                }

                var refusal = await Record.ExceptionAsync(() => call);
                Assert.True(refusal is UnauthorizedAccessException, $"{contract.Name}.{method.Name}: {refusal?.ToString() ?? "was answered"}");
            }
        }

        // Who calls one way hears nothing: what counts is that the grain was not reached.
        for (var i = 0; counts.Arrived < arrived + calls && i < 100; i++)
        {
            await Task.Delay(50, Cancel);
        }

        Assert.InRange(calls, 70, int.MaxValue);
        Assert.Equal((calls, 0), (counts.Arrived - arrived, counts.Admitted - admitted));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("per-0042")]
    public void A_signed_caller_is_read_back_whole(string? person)
    {
        var tokens = new HmacCallerTokens([.. Enumerable.Repeat((byte)8, HmacCallerTokens.SecretBytes)]);
        var caller = Callers.Operator with { Person = person };

        Assert.True(tokens.TryRead(tokens.Issue(caller), caller.Until.AddMinutes(-1), out var read));
        Assert.Equal((caller.Subject, caller.Scope, caller.Method, caller.Person), (read.Subject, read.Scope, read.Method, read.Person));
        Assert.Equal(caller.Roles, read.Roles);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("estate.read,usage.send")]
    public void What_a_caller_is_bound_to_travels_with_its_signature(string? bound)
    {
        var tokens = new HmacCallerTokens([.. Enumerable.Repeat((byte)8, HmacCallerTokens.SecretBytes)]);
        var caller = Callers.Operator with { Operations = TokenBounds.ReadOperations(bound) };

        Assert.True(tokens.TryRead(tokens.Issue(caller), caller.Until.AddMinutes(-1), out var read));
        Assert.Equal(caller.Operations, read.Operations);
    }

    [Fact]
    public async Task A_caller_who_is_bound_to_other_operations_is_refused_by_the_silo()
    {
        var cluster = await clusters.SharedAsync(Databases.Sqlite);
        using var bound = cluster.As(Callers.Operator with { Operations = ["estate.read", "token.manage"] });

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grains.GetGrain<IPersonAccountGrain>("bound").DisableAsync(
            Cluster.Operation("bound-0001"), disabled: true, Cancel));
        Assert.IsType<Domain.Ledger.Answer.Refused>(
            await cluster.Grains.GetGrain<ITokenGrain>("bound").RevokeAsync(Cluster.Operation("bound-0002"), Cancel));
    }

    [Fact]
    public async Task A_caller_that_nobody_of_us_signed_and_one_whose_time_is_over_are_refused()
    {
        var cluster = await clusters.SharedAsync(Databases.Sqlite);
        var document = TestDocument.System("signed");
        var stranger = new HmacCallerTokens([.. Enumerable.Repeat((byte)8, HmacCallerTokens.SecretBytes)]);
        var good = cluster.Tokens.Issue(Callers.Operator);
        var late = cluster.Tokens.Issue(Callers.Operator with { Until = TimeProvider.System.GetUtcNow().AddMinutes(-1) });
        string[] bad = [stranger.Issue(Callers.Operator), late, good[..^2], good.Replace("u-12", "u-13", StringComparison.Ordinal) + "A", ""];

        foreach (var token in bad)
        {
            await RefusedAsync(cluster, document, token);
        }

        // Not text at all: somebody may put anything there.
        await RefusedAsync(cluster, document, 12);
        RequestContext.Set(SystemCalls.Entry, good);
        Assert.Equal(0, (await cluster.Grain(document).GetAsync(Cancel)).Version);
    }

    [Theory, MemberData(nameof(Databases.Both), MemberType = typeof(Databases))]
    public async Task A_tenants_caller_reaches_its_own_things_and_nothing_else(string engine)
    {
        var cluster = await clusters.SharedAsync(engine);
        var own = TestDocument.System("own-system", tenant: "cnas");
        var other = TestDocument.System("own-system", tenant: "cnas-2");
        using (cluster.As(Callers.Of(Callers.Tenant("cnas"), Role.Operator)))
        {
            Assert.Equal(0, (await cluster.Grain(own).GetAsync(Cancel)).Version);
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grain(other).GetAsync(Cancel));
            await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grain(TestDocument.Jurisdiction("DZ", "Algeria")).GetAsync(Cancel));
        }
    }

    private static async Task RefusedAsync(Cluster cluster, TestDocument document, object token)
    {
        RequestContext.Set(SystemCalls.Entry, token);
        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => cluster.Grain(document).GetAsync(Cancel));
    }

    private static IEnumerable<Type> Contracts() => typeof(IDeclaredGrain).Assembly.GetExportedTypes()
        .Where(type => type.IsInterface && type.IsDefined(typeof(GrainInterfaceTypeAttribute)));

    private static IEnumerable<MethodInfo> MethodsOf(Type contract) =>
        contract.GetInterfaces().Append(contract).Where(type => type.Assembly == contract.Assembly).SelectMany(type => type.GetMethods());

    private static IAddressable Grain(Cluster cluster, Type contract) =>
        typeof(IGrainWithIntegerKey).IsAssignableFrom(contract)
            ? cluster.Grains.GetGrain(contract, 0L)
            : cluster.Grains.GetGrain(contract, contract.Name == "ICheckPlanGrain" ? "fast/0" : "min-interior/thing");

    private static object? Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
            ? type.GetField("Empty", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)
            : type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
