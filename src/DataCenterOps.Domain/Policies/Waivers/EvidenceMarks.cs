using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DataCenterOps.Cel;

namespace DataCenterOps.Domain.Policies.Waivers;

/// <summary>
/// What tells one offending object from another: SHA-256 over all of its fields that are not volatile, so that a second
/// observation of the same thing is the same, and a replica that has moved is another.
/// </summary>
internal static class EvidenceMarks
{
    // As deep as values of facts nest, and then some.
    private const int MaxDepth = 16;

    /// <summary>One mark for each item of a list, in ascending order; nothing where a part is too large or too deep to be told from others.</summary>
    public static ImmutableArray<string>? Of(CelValue evidence)
    {
        if (evidence.Kind != CelKind.List)
        {
            return null;
        }

        var marks = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var item in evidence.AsList())
        {
            var text = new StringBuilder();
            if (!TryWrite(text, item, 0))
            {
                return null;
            }

            marks.Add(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))));
        }

        return [.. marks];
    }

    private static bool TryWrite(StringBuilder text, CelValue value, int depth)
    {
        if (depth > MaxDepth || text.Length > CelLimits.TextLength)
        {
            return false;
        }

        switch (value.Kind)
        {
            case CelKind.Object:
                return TryWrite(text, value.AsObject(), depth);
            case CelKind.List:
                text.Append('[');
                foreach (var item in value.AsList())
                {
                    if (!TryWrite(text, item, depth + 1))
                    {
                        return false;
                    }

                    text.Append(',');
                }

                text.Append(']');
                return true;
            default:
                // What the printer cuts short could be two things.
                var printed = CelPrinter.Print(value);
                text.Append(printed);
                return printed.Length <= CelLimits.TextLength && !value.IsError;
        }
    }

    private static bool TryWrite(StringBuilder text, CelObject value, int depth)
    {
        text.Append(value.Type.Name).Append('{');
        foreach (var field in value.Type.Fields.Where(field => !field.Marks.HasFlag(CelFieldMarks.Volatile)).OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            var content = value.Read(field.Name);
            if (content.Kind == CelKind.Unset)
            {
                continue;
            }

            text.Append(field.Name).Append(':');
            if (!TryWrite(text, content, depth + 1))
            {
                return false;
            }

            text.Append(',');
        }

        text.Append('}');
        return true;
    }
}
