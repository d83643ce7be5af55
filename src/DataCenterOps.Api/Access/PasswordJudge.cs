using System.Collections.Immutable;
using System.Text.Json;
using DataCenterOps.Domain.Access;
using DataCenterOps.Domain.Policies;
using DataCenterOps.Persistence.ReadModels;
using DataCenterOps.Persistence.ReadModels.Estate;

namespace DataCenterOps.Api.Access;

/// <summary>What stands against a new password: the rules, the words of this place, and what has leaked.</summary>
internal sealed class PasswordJudge(BreachedPasswords breached, EstateQueries estate)
{
    private static readonly Reason Common = new("password.common", "the password is made of words that everybody tries");
    private static readonly Reason Leaked = new("password.breached", "the password is in a list of leaked ones");

    /// <summary>Every reason against it.</summary>
    public async Task<ImmutableArray<Reason>> RefuseAsync(string password, LoginName login, string name, CancellationToken cancellationToken)
    {
        var reasons = PersonRules.RefusePassword(password, login);

        // What is far too long is not looked at any closer.
        if (password.Length > PersonRules.MaxPassword)
        {
            return reasons;
        }

        if (PasswordWords.IsCommon(password, [login.Value, name, .. await SitesAsync(cancellationToken)]))
        {
            reasons = reasons.Add(Common);
        }

        // Reads of a file block their thread: some 40 of a list of 40 gigabytes.
        return await Task.Run(() => breached.Contains(password), cancellationToken) ? reasons.Add(Leaked) : reasons;
    }

    private async Task<IEnumerable<string>> SitesAsync(CancellationToken cancellationToken)
    {
        var sites = await estate.ListAsync(TenantScope.All, "Site", ReadLimits.PageRows, after: null, cancellationToken);
        return sites.Items.SelectMany(site => NamesOf(site.Body).Prepend(site.Id)).ToArray();
    }

    private static List<string> NamesOf(string? body)
    {
        if (body is null)
        {
            return [];
        }

        using var document = JsonDocument.Parse(body);
        return document.RootElement.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.Object
            ? [.. name.EnumerateObject().Select(text => text.Value.ToString())]
            : [];
    }
}
