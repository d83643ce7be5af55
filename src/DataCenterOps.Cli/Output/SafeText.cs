using System.Globalization;
using System.Text;

namespace DataCenterOps.Cli.Output;

/// <summary>
/// Makes text from outside harmless on a terminal: a control character could clear the screen or fake a line, a bidi
/// control could make a refusal read as its opposite. They are shown as <c>\u001B</c> instead.
/// </summary>
internal static class SafeText
{
    /// <summary>The text on one line, without anything that steers the terminal.</summary>
    public static string Of(string text)
    {
        if (!text.Any(Steers))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (Steers(character))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                safe.Append(character);
            }
        }

        return safe.ToString();
    }

    private static bool Steers(char character) =>
        char.IsControl(character)
        || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';
}
