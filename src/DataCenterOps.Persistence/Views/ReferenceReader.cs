using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Persistence.Views;

/// <summary>Finds what a document refers to: where in it, which kind, which id.</summary>
public delegate IEnumerable<(string Path, string ToKind, string ToId)> ReferenceReader(DeclaredDocument document);
