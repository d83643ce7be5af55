using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Server;

/// <summary>Reads the address of the server.</summary>
internal static class ServerAddress
{
    /// <summary>What is asked when nobody says otherwise.</summary>
    public const string Default = "http://localhost:5080";

    /// <summary>An absolute <c>http</c> or <c>https</c> address, ending with a slash so that paths append to it.</summary>
    /// <exception cref="CommandFailedException">It is not one.</exception>
    public static Uri Parse(string? text)
    {
        var given = string.IsNullOrWhiteSpace(text) ? Default : text.Trim();
        return Uri.TryCreate(given.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                ? address
                : throw new CommandFailedException(
                    ExitCode.Usage, $"`{given}` is no address of a server: give `http://HOST:PORT` or `https://HOST`");
    }
}
