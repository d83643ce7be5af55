using System.Buffers.Text;
using DataCenterOps.Grains.Access;
using Microsoft.AspNetCore.Identity;

namespace DataCenterOps.Api.Access;

/// <summary>
/// People for ASP.NET Core Identity, whose passkey handler asks it. It reads: accounts are changed by their grain, which keeps the
/// entries, and never by writing an account back.
/// </summary>
internal sealed class PersonStore(IGrainFactory grains, SystemCalls calls) : IUserPasskeyStore<PersonAccount>
{
    public Task<string> GetUserIdAsync(PersonAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Identity.Subject);

    public Task<string?> GetUserNameAsync(PersonAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Login);

    public Task<string?> GetNormalizedUserNameAsync(PersonAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Login);

    public async Task<PersonAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        using (calls.As("edge"))
        {
            return await Accounts.FindAsync(userId, cancellationToken);
        }
    }

    public async Task<PersonAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        using (calls.As("edge"))
        {
            return await Accounts.FindByLoginAsync(normalizedUserName, cancellationToken);
        }
    }

    public async Task<PersonAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        using (calls.As("edge"))
        {
            return await Accounts.FindByPasskeyAsync(Base64Url.EncodeToString(credentialId), cancellationToken);
        }
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(PersonAccount user, CancellationToken cancellationToken)
    {
        using (calls.As("edge"))
        {
            var found = await Accounts.PasskeysAsync(user.Identity.Subject, cancellationToken);
            return [.. found.Select(Info)];
        }
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(PersonAccount user, byte[] credentialId, CancellationToken cancellationToken) =>
        (await GetPasskeysAsync(user, cancellationToken)).FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    public Task SetUserNameAsync(PersonAccount user, string? userName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task SetNormalizedUserNameAsync(PersonAccount user, string? normalizedName, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> CreateAsync(PersonAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> UpdateAsync(PersonAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task<IdentityResult> DeleteAsync(PersonAccount user, CancellationToken cancellationToken) => throw ReadOnly();

    public Task AddOrUpdatePasskeyAsync(PersonAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw ReadOnly();

    public Task RemovePasskeyAsync(PersonAccount user, byte[] credentialId, CancellationToken cancellationToken) => throw ReadOnly();

    public void Dispose()
    {
        // Nothing is held.
    }

    private IAccountGrain Accounts => grains.GetGrain<IAccountGrain>(0);

    // What a device said of itself at its enrolment is not kept: nobody has vouched for it.
    private static UserPasskeyInfo Info(PersonPasskey passkey) => new(
        Base64Url.DecodeFromChars(passkey.Id), [.. passkey.PublicKey], passkey.CreatedAt, (uint)passkey.SignCount,
        passkey.Transports.Split(',', StringSplitOptions.RemoveEmptyEntries), isUserVerified: true, passkey.IsBackupEligible, passkey.IsBackedUp,
        attestationObject: [], clientDataJson: []) { Name = passkey.Name };

    private static NotSupportedException ReadOnly() => new("accounts are changed by their grain");
}
