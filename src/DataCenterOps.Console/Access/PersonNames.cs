using DataCenterOps.Domain.Access;
using DataCenterOps.Persistence.ReadModels.Access;

namespace DataCenterOps.Console.Access;

/// <summary>Whom somebody means who types a sign-in name, or the id of a person.</summary>
public sealed class PersonNames(PersonQueries people)
{
    /// <summary>The id. What nobody signs in under is taken as one: whether there is such a person is the grain's to say.</summary>
    public async Task<string> PersonAsync(string? text, CancellationToken cancellationToken) =>
        LoginName.TryParse(text?.Trim(), out var login) && await people.ByLoginAsync(login.Value, cancellationToken) is { } id
            ? id
            : text?.Trim() ?? "";
}
