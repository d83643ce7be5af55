using System.Globalization;
using System.Text.RegularExpressions;

namespace DataCenterOps.Domain.Estate;

/// <summary>
/// What a scalar without quotes means: YAML 1.2.2, section 10.3.2 (core schema). So <c>no</c> is a text and <c>1.20</c>
/// is a number, which nobody may mistake for the version it was meant to be.
/// </summary>
internal static partial class CoreScalar
{
    public static bool IsNull(SourceNode node) => node is { Plain: true, Text: "" or "~" or "null" or "Null" or "NULL" };

    public static bool TryFlag(SourceNode node, out bool value)
    {
        value = node.Text is "true" or "True" or "TRUE";
        return node.Plain && (value || node.Text is "false" or "False" or "FALSE");
    }

    /// <summary>Whether the node is a text: in quotes, or not read as anything else.</summary>
    public static bool IsText(SourceNode node)
    {
        if (!node.Plain)
        {
            return true;
        }

        return !IsNull(node) && !TryFlag(node, out _) && !IsNumber(node.Text);
    }

    public static bool TryInteger(SourceNode node, out long value)
    {
        value = 0;
        if (!node.Plain)
        {
            return false;
        }

        var text = node.Text;
        if (text.StartsWith("0x", StringComparison.Ordinal))
        {
            return long.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value) && value >= 0;
        }

        return Integer().IsMatch(text)
            && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
    }

    public static bool IsInteger(SourceNode node) => node.Plain && (Integer().IsMatch(node.Text) || Based().IsMatch(node.Text));

    // A number begins with a digit, a sign or a point: most texts are told by their first character.
    private static bool IsNumber(string text) => text[0] is (>= '0' and <= '9') or '+' or '-' or '.'
        && (Number().IsMatch(text) || Based().IsMatch(text) || Special().IsMatch(text));

    [GeneratedRegex(@"^[-+]?[0-9]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Integer();

    [GeneratedRegex(@"^(0o[0-7]+|0x[0-9a-fA-F]+)\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Based();

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"^([-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN))\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Special();
}
