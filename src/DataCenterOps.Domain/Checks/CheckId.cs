using System.Diagnostics.CodeAnalysis;
using System.Text;
using DataCenterOps.Domain.Estate;
using Orleans;

namespace DataCenterOps.Domain.Checks;

/// <summary>
/// Names a check: its system and its id there, as in <c>civil-registry/http</c>. <c>default</c> names nothing: reject it
/// where one comes out of a deserializer.
/// </summary>
[GenerateSerializer, Immutable, Alias("dcops.CheckId")]
public readonly record struct CheckId
{
    private CheckId(string value) => Value = value;

    /// <summary>The text of the id.</summary>
    [Id(0)] public string Value { get; }

    /// <summary>The system that the check belongs to.</summary>
    public string System => Value[..Value.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The check's id in its system.</summary>
    public string Name => Value[(Value.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>
    /// A number that stays the same for the same id on every machine and in every release: 0 to 2^31 − 1. It gives the
    /// check its place on the grid and its shard, and stands in the database: never change how it is made.
    /// </summary>
    public int Hash
    {
        get
        {
            // FNV-1a, 32 bits, then mixed: FNV alone leaves ids that differ in their last character next to each other.
            var hash = 2_166_136_261u;
            foreach (var b in Encoding.UTF8.GetBytes(Value))
            {
                hash = unchecked((hash ^ b) * 16_777_619u);
            }

            hash = unchecked((hash ^ (hash >> 16)) * 0x85EB_CA6Bu);
            hash = unchecked((hash ^ (hash >> 13)) * 0xC2B2_AE35u);
            return (int)((hash ^ (hash >> 16)) & int.MaxValue);
        }
    }

    /// <summary>The check <paramref name="name"/> of <paramref name="system"/>.</summary>
    /// <exception cref="FormatException">One of the two is not an id.</exception>
    public static CheckId Of(string system, string name) =>
        TryParse($"{system}/{name}", out var id) ? id : throw new FormatException($"`{system}/{name}` does not name a check");

    /// <summary>Reads a check's id from text that came from outside.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out CheckId id)
    {
        var slash = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        var valid = slash > 0 && EstateId.IsValid(text![..slash]) && EstateId.IsValid(text[(slash + 1)..]);
        id = valid ? new CheckId(text!) : default;
        return valid;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
