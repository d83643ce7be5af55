namespace DataCenterOps.Domain.Estate;

/// <summary>
/// Turns a document as written into one that can be judged and kept. A relative time becomes an instant when its text is
/// first applied, and stays that instant for as long as the text stays.
/// </summary>
public static class EstateResolver
{
    /// <summary>Resolves <paramref name="document"/>.</summary>
    /// <param name="document">As written.</param>
    /// <param name="now">What relative times are relative to; whole seconds count.</param>
    /// <param name="previous">The document as last applied, or null for a new one.</param>
    /// <param name="tenantOfSystem">The tenant of a system, for the owners of flows; may be left out for other kinds.</param>
    public static DeclaredDocument Resolve(
        ParsedDocument document,
        DateTimeOffset now,
        DeclaredDocument? previous = null,
        Func<string, TenantId?>? tenantOfSystem = null)
    {
        var written = DeclaredDocument.Parse(document.AsWritten);
        var owner = EstateOwner.Of(document.Kind, document.Id, written, tenantOfSystem ?? (static _ => null));
        if (previous is not null && previous.AsWritten.Span.SequenceEqual(document.AsWritten.Span))
        {
            return previous with { Owner = owner };
        }

        var second = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var writer = new ResolvedWriter(second);
        var before = previous is null
            ? default(Earlier?)
            : new Earlier(DeclaredDocument.Parse(previous.AsWritten), previous.Read());
        var body = writer.Write(written, document.Kind.Shape, before);
        return new DeclaredDocument(document.Kind, document.Id, owner, body, document.AsWritten);
    }
}
