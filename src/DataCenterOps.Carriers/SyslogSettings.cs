namespace DataCenterOps.Carriers;

/// <summary>The collector of lines.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">How lines travel.</param>
/// <param name="Trust">Which servers are believed.</param>
public sealed record SyslogSettings(string Host, int Port, SyslogProtocol Protocol, ServerTrust Trust);
