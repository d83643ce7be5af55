namespace DataCenterOps.Domain.Estate;

/// <summary>Limits of estate documents, each with its reason.</summary>
public static class EstateLimits
{
    /// <summary>Bytes of one document as canonical JSON: an entry of the ledger must hold it beside its envelope.</summary>
    public const int DocumentBytes = 24 * 1024;

    /// <summary>Bytes of a document that goes into the ledger by its hash (tariff books, inventories): what is kept by hash.</summary>
    public const int LargeDocumentBytes = 1024 * 1024;

    /// <summary>Bytes of one file: far more than people write, little enough to hold in memory.</summary>
    public const int FileBytes = 16 * 1024 * 1024;

    /// <summary>Bytes of all files of one apply: what one request may carry.</summary>
    public const int ApplyBytes = 48 * 1024 * 1024;

    /// <summary>Documents of one apply: three times the systems that we build for.</summary>
    public const int Documents = 20_000;

    /// <summary>Files of one apply: one for each system that we build for, and as many again.</summary>
    public const int Files = 10_000;

    /// <summary>Levels of nesting, the document itself included. The deepest kind needs six.</summary>
    public const int Depth = 16;

    /// <summary>Values in one document: the largest inventory has 20,000 items of five.</summary>
    public const int NodesPerDocument = 250_000;

    /// <summary>Values in one apply, so that a file of tiny values cannot fill the memory.</summary>
    public const int NodesPerApply = 4_000_000;

    /// <summary>Entries of a list, unless the schema says otherwise.</summary>
    public const int ListEntries = 64;

    /// <summary>Code points of a text, unless the schema says otherwise: it fits a cell of a table.</summary>
    public const int TextLength = 200;

    /// <summary>Characters of a signature in base64: Ed25519 with ML-DSA-65 needs 4,500.</summary>
    public const int SignatureLength = 8_192;

    /// <summary>Errors that are reported with their place. The rest are counted: nobody reads more before mending these.</summary>
    public const int Errors = 1_000;

    /// <summary>Dangling references of one check that get a suggestion: finding one compares with every id of the kind.</summary>
    public const int Suggestions = 50;

    /// <summary>Changes that a plan lists of one document.</summary>
    public const int Changes = 100;

    /// <summary>Characters of a value that a plan shows before and after.</summary>
    public const int ChangeText = 200;

    /// <summary>Days before today from which a resource may be metered: as far back as late usage is still booked.</summary>
    public const int MeteredBackDays = 400;
}
