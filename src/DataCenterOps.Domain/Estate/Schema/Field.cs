namespace DataCenterOps.Domain.Estate;

/// <summary>One field of a document or of an object in it.</summary>
/// <param name="Name">As written, camelCase.</param>
/// <param name="Type">What its value may be.</param>
public sealed record Field(string Name, FieldType Type)
{
    /// <summary>Whether the field must be there.</summary>
    public bool Required { get; init; }

    /// <summary>What stands when the field is left out, as canonical JSON; absent when nothing does.</summary>
    public string? Default { get; init; }

    /// <summary>Whether the value is personal: it then goes into the ledger's erasable detail, never into an entry.</summary>
    public bool Personal { get; init; }

    /// <summary>Whether <c>null</c> may be written for "none", as price lists do; it then counts as left out.</summary>
    public bool Nullable { get; init; }
}
