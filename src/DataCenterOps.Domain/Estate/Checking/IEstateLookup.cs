namespace DataCenterOps.Domain.Estate;

/// <summary>What is already declared, as a check of new documents needs it.</summary>
public interface IEstateLookup
{
    /// <summary>Whether the document exists and is not retired.</summary>
    bool Exists(DocumentKind kind, string id);

    /// <summary>Whether the id belonged to something that was retired.</summary>
    bool IsRetired(DocumentKind kind, string id);

    /// <summary>The document as last applied; null when it does not exist or is retired.</summary>
    DeclaredDocument? Find(DocumentKind kind, string id);

    /// <summary>The ids of a kind that exist, for suggestions. May be a part of them when they are many.</summary>
    IEnumerable<string> Ids(DocumentKind kind);
}
