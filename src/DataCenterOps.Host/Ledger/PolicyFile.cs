using System.Collections.Immutable;
using DataCenterOps.Cryptography.Notes;
using DataCenterOps.Domain.Ledger.Witnesses;

namespace DataCenterOps.Host;

/// <summary>A policy of logs and witnesses that the configuration names.</summary>
internal static class PolicyFile
{
    /// <summary>The policy; nothing when the setting is absent or wrong, and then every error was added.</summary>
    public static WitnessPolicy? Read(string setting, string? file, ImmutableArray<string>.Builder errors)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            return null;
        }

        if (Bytes(setting, file, WitnessLimits.PolicyBytes, errors) is not { } bytes)
        {
            return null;
        }

        if (PolicyReader.TryRead(bytes, NoteVerifiers.Of, out var policy, out var wrong))
        {
            return policy;
        }

        errors.AddRange(wrong.Select(error => $"`{setting}`: `{file}`: {error}"));
        return null;
    }

    /// <summary>The bytes of a file of at most <paramref name="most"/>.</summary>
    public static byte[]? Bytes(string setting, string file, int most, ImmutableArray<string>.Builder errors)
    {
        try
        {
            if (new FileInfo(file).Length <= most)
            {
                return File.ReadAllBytes(file);
            }

            errors.Add($"`{setting}`: `{file}` has more than {most} bytes");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add($"`{setting}`: `{file}` cannot be read");
        }

        return null;
    }
}
