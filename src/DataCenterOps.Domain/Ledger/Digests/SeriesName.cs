using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace DataCenterOps.Domain.Ledger.Digests;

/// <summary>
/// Names a series of facts: what is counted, by whom and since which start, as in <c>usage/alg-dc1-a/20261003T080000Z-5f3a90c1</c>. Within it rows are
/// numbered from 1 without gaps, by one writer.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SeriesName
{
    private SeriesName(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>The name of the digested table.</summary>
    public string Table => Value[..Value.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The stream of the ledger that holds its digests.</summary>
    public StreamId Stream => StreamId.Of("digest", Value);

    /// <summary>The name of a series.</summary>
    /// <exception cref="FormatException">One of the three is no name.</exception>
    public static SeriesName Of(string table, string silo, string start) =>
        TryParse($"{table}/{silo}/{start}", out var name) ? name : throw new FormatException($"`{table}/{silo}/{start}` does not name a series");

    /// <summary>Reads a name that came from outside: three parts of letters, digits, points, hyphens and underscores.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SeriesName name)
    {
        name = default;
        var parts = text?.Length <= (3 * DigestLimits.NameLength) + 2 ? text.Split('/') : [];
        if (parts.Length != 3 || !parts.All(IsPart))
        {
            return false;
        }

        name = new SeriesName(text!);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsPart(string part) =>
        part.Length is > 0 and <= DigestLimits.NameLength && part.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
}
