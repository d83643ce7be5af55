using System.Collections.Immutable;
using DataCenterOps.Api.Access;

namespace DataCenterOps.Host;

/// <summary>Reads the section <c>Passwords</c>: the list of leaked ones.</summary>
internal static class PasswordSettings
{
    /// <summary>The list that is configured; an empty one where none is.</summary>
    public static BreachedPasswords Read(IConfiguration configuration, ImmutableArray<string>.Builder errors)
    {
        if (configuration["Passwords:BreachedFile"] is not { Length: > 0 } file)
        {
            return BreachedPasswords.None;
        }

        try
        {
            return BreachedPasswords.Open(file);
        }
        catch (FormatException exception)
        {
            errors.Add($"`Passwords:BreachedFile`: `{file}` is no sorted list of SHA-1 hashes: {exception.Message}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"`Passwords:BreachedFile`: `{file}` cannot be read");
        }

        return BreachedPasswords.None;
    }
}
