using System.Diagnostics.CodeAnalysis;

namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Names one request for a second person's consent: a UUID that we made, in lower-case hexadecimal with hyphens.</summary>
public readonly record struct ApprovalId
{
    private ApprovalId(string value) => Value = value;

    /// <summary>The text.</summary>
    public string Value { get; }

    /// <summary>A new one, in the order of its making.</summary>
    public static ApprovalId Create(DateTimeOffset now) => new(Guid.CreateVersion7(now).ToString("D"));

    /// <summary>Reads one that came from outside. Other spellings of the same UUID are none: one thing has one name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApprovalId id)
    {
        var valid = Guid.TryParseExact(text, "D", out var guid) && text == guid.ToString("D");
        id = valid ? new ApprovalId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
