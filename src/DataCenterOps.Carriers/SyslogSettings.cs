namespace DataCenterOps.Carriers;

/// <summary>The collector of lines.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Protocol">How lines travel.</param>
/// <param name="Trust">Which servers are believed.</param>
public sealed record SyslogSettings(string Host, int Port, SyslogProtocol Protocol, ServerTrust Trust)
{
    /// <summary>The number that is set aside for examples in documentation (RFC 5612), for whoever has none of their own.</summary>
    public const uint ExampleEnterprise = 32473;

    /// <summary>The private enterprise number, given out by IANA, behind the name of the structured data (RFC 5424, section 7.2.2). At least 1.</summary>
    public uint Enterprise { get; init; } = ExampleEnterprise;
}
