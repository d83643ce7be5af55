namespace DataCenterOps.Domain.Estate;

/// <summary>A kind of estate document: its names on every surface, its fields, and how its owner is found.</summary>
public sealed class DocumentKind
{
    internal DocumentKind(string name, ObjectShape shape) => (Name, Shape) = (name, shape);

    /// <summary>As written after <c>document:</c>, as in <c>SiteInventory</c>.</summary>
    public string Name { get; }

    /// <summary>Its fields.</summary>
    public ObjectShape Shape { get; }

    /// <summary>The segment of its path under <c>/api/v1</c>, as in <c>people</c>.</summary>
    public required string Segment { get; init; }

    /// <summary>The word in streams, operations and entry types, as in <c>site-inventory</c>.</summary>
    public required string Singular { get; init; }

    /// <summary>The topic in entry types: <c>estate flows keys metering budgets</c>.</summary>
    public string Topic { get; init; } = "estate";

    /// <summary>The form of its ids where they are referred to.</summary>
    public IdForm IdForm { get; init; } = IdForm.Plain;

    /// <summary>How its owner is found.</summary>
    public OwnerRule Owner { get; init; }

    /// <summary>The field that names its owner, under <see cref="OwnerRule.Field"/>.</summary>
    public string? OwnerField { get; init; }

    /// <summary>Whether its grain's key begins with the owner, as in <c>min-interior/civil-registry</c>.</summary>
    public bool KeyedByOwner { get; init; }

    /// <summary>Whether what was applied never changes: another document takes its place.</summary>
    public bool Immutable { get; init; }

    /// <summary>Whether it goes into the ledger by its hash, for it may be larger than an entry.</summary>
    public bool ByHash { get; init; }

    /// <summary>
    /// Whether times may be relative to now even without <c>fictional: true</c>. Keys have no name that could be shown
    /// as invented: they are as fictional as the systems that they protect.
    /// </summary>
    public bool RelativeTimes { get; init; }

    /// <summary>Bytes of a document of this kind as canonical JSON.</summary>
    public int MaxBytes => ByHash ? EstateLimits.LargeDocumentBytes : EstateLimits.DocumentBytes;

    /// <summary>The key of the grain that holds the document <paramref name="id"/>.</summary>
    /// <param name="id">The full id.</param>
    /// <param name="owner">Its owner, where the kind has one.</param>
    public string GrainKey(string id, TenantId? owner) =>
        KeyedByOwner && owner is { } tenant ? $"{tenant.Value}/{id}" : id;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
