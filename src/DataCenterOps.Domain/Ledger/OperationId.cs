using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace DataCenterOps.Domain.Ledger;

/// <summary>
/// Names one command, so that its repeat is known as a repeat. The caller chooses it: 8 to 64 letters, digits, hyphens.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.OperationId")]
public readonly record struct OperationId
{
    private OperationId(string value) => Value = value;

    /// <summary>The text, as it came in <c>Idempotency-Key</c>.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>Reads an operation's name from text that came from outside.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OperationId id)
    {
        var valid = text is { Length: >= 8 and <= 64 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
        id = valid ? new OperationId(text!) : default;
        return valid;
    }

    /// <summary>An id for a command whose caller gave none: made at the edge, from a UUID.</summary>
    public static OperationId From(Guid id) => new(id.ToString("D"));

    /// <summary>
    /// The id of one of the commands that a request becomes: the first 32 hexadecimal digits of
    /// SHA-256(key ‖ 00 ‖ kind ‖ 00 ‖ id), so that the repeat of the request repeats each command.
    /// </summary>
    public static OperationId Derive(OperationId request, string kind, string id)
    {
        var hash = System.Security.Cryptography.SHA256.HashData(
            System.Text.Encoding.UTF8.GetBytes($"{request.Value}\0{kind}\0{id}"));
        return new OperationId(Convert.ToHexStringLower(hash.AsSpan(0, 16)));
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
