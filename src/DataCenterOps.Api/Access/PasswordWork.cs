using DataCenterOps.Domain.Access;
using Microsoft.AspNetCore.Identity;

namespace DataCenterOps.Api.Access;

/// <summary>
/// Hashes and compares passwords on threads of their own, a few at a time: a flood of attempts costs its senders time, and the
/// requests of others none.
/// </summary>
internal sealed class PasswordWork(IPasswordHasher<object> hasher) : IDisposable
{
    /// <summary>How many may wait. More are turned away: at a tenth of a second each they would wait for minutes.</summary>
    private const int MostWaiting = 64;

    private static readonly object Anybody = new();

    private readonly SemaphoreSlim _running = new(Math.Max(1, Environment.ProcessorCount / 2));

    // Compared where there is no account, so that its absence takes as long as a wrong password.
    private readonly Lazy<string> _nobodys = new(() => hasher.HashPassword(Anybody, ApiToken.Create()));

    private int _waiting;

    /// <summary>The hash to keep.</summary>
    /// <exception cref="SignInBusyException">Too many wait.</exception>
    public Task<string> HashAsync(string password, CancellationToken cancellationToken) =>
        RunAsync(() => hasher.HashPassword(Anybody, password), cancellationToken);

    /// <summary>Whether <paramref name="password"/> is the one; never where there is no hash.</summary>
    /// <exception cref="SignInBusyException">Too many wait.</exception>
    public Task<bool> VerifyAsync(string? hash, string password, CancellationToken cancellationToken) => RunAsync(
        () => (hasher.VerifyHashedPassword(Anybody, hash ?? _nobodys.Value, password) != PasswordVerificationResult.Failed) & (hash is not null),
        cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _running.Dispose();

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new SignInBusyException("too many sign in at once");
        }

        try
        {
            await _running.WaitAsync(cancellationToken);
            try
            {
                return await Task.Factory.StartNew(work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            }
            finally
            {
                _running.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
