using System.Globalization;
using System.Text;
using DataCenterOps.Domain.Messages;

namespace DataCenterOps.Carriers;

/// <summary>A message as a line of syslog (RFC 5424): facts as structured data, the words as text.</summary>
internal static class SyslogLine
{
    // Security and authorisation messages (RFC 5424, section 6.2.1).
    private const int Facility = 10;
    private const int PerFacility = 8;
    private const int HostLength = 255;

    /// <summary>The line, without an end.</summary>
    /// <param name="envelope">What it says.</param>
    /// <param name="host">The machine that says it.</param>
    /// <param name="enterprise">Whose structured data it is.</param>
    public static byte[] Write(Envelope envelope, string host, uint enterprise)
    {
        var message = envelope.Message;
        var line = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"<{(Facility * PerFacility) + Severity(message.Kind.Severity)}>1 ")
            .Append(message.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture))
            .Append(' ').Append(Host(host)).Append(" dcops - ").Append(message.Kind.Code)
            .Append(CultureInfo.InvariantCulture, $" [dcops@{enterprise}");
        Parameter(line, "id", envelope.Id);
        foreach (var (name, value) in message.Facts)
        {
            Parameter(line, name, value);
        }

        line.Append("] ");
        return [.. Encoding.UTF8.GetBytes(line.ToString()), .. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(PlainText.OneLine(envelope.Text.Subject))];
    }

    private static void Parameter(StringBuilder line, string name, string value)
    {
        line.Append(' ').Append(name).Append("=\"");
        foreach (var c in PlainText.OneLine(value))
        {
            // Section 6.3.3: these three are escaped, and nothing else.
            line.Append(c is '"' or '\\' or ']' ? "\\" : "").Append(c);
        }

        line.Append('"');
    }

    private static int Severity(MessageSeverity severity) => severity switch
    {
        MessageSeverity.Critical => 2,
        MessageSeverity.Warning => 4,
        MessageSeverity.Notice => 5,
        _ => 6,
    };

    private static string Host(string host)
    {
        var printable = string.Concat(host.Where(c => c is > ' ' and < (char)127));
        return printable.Length switch
        {
            0 => "-",
            > HostLength => printable[..HostLength],
            _ => printable,
        };
    }
}
