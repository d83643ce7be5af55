using DataCenterOps.Cli.Server;

namespace DataCenterOps.Cli.Shell;

/// <summary>All that the commands see of the world, so that a test can be the world.</summary>
internal sealed class CliHost : IDisposable
{
    /// <summary>Where answers go.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors, questions and progress go, so that <see cref="Out"/> stays readable for programs.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Where answers to questions come from.</summary>
    public required TextReader In { get; init; }

    /// <summary>Whether a person reads <see cref="Out"/>.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person reads <see cref="Error"/>.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether a person can answer a question.</summary>
    public bool InIsTerminal { get; init; }

    /// <summary>Environment variables, by name.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>What carries the requests.</summary>
    public required HttpMessageHandler Requests { get; init; }

    /// <summary>The clock: waits between repeats, the end of a new token.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The real console, environment and network.</summary>
    public static CliHost OfThisProcess() => new()
    {
        Out = Console.Out,
        Error = Console.Error,
        In = Console.In,
        OutIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        InIsTerminal = !Console.IsInputRedirected,
        Variable = Environment.GetEnvironmentVariable,
        Requests = Handler(Environment.GetEnvironmentVariable("DCOPS_CA_FILE")),
    };

    /// <inheritdoc/>
    public void Dispose() => Requests.Dispose();

    private static SocketsHttpHandler Handler(string? authorityFile)
    {
        // A redirect would carry the token to an address that nobody named.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        if (authorityFile is { Length: > 0 })
        {
            // Whoever names an authority trusts it alone, read when a server is first asked.
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, sent, errors) =>
                TrustedAuthority.Of(authorityFile).Trusts(certificate, sent, errors);
        }

        return handler;
    }
}
