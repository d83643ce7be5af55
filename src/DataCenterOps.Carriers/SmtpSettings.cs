using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers;

/// <summary>The mail server.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Security">How the connection is protected.</param>
/// <param name="From">The sender.</param>
/// <param name="Trust">Which servers are believed.</param>
public sealed record SmtpSettings(string Host, int Port, SmtpSecurity Security, MailAddress From, ServerTrust Trust)
{
    /// <summary>The name to sign in with; absent where the server asks for none.</summary>
    public string? User { get; init; }

    /// <summary>The password.</summary>
    public string? Password { get; init; }

    // A record would print it.
    private bool PrintMembers(System.Text.StringBuilder builder)
    {
        builder.Append(Host);
        return true;
    }
}
