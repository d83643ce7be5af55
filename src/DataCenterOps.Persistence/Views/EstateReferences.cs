using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Persistence.Views;

/// <summary>References as the estate's schema finds them.</summary>
internal static class EstateReferences
{
    public static IEnumerable<(string Path, string ToKind, string ToId)> Of(DeclaredDocument document) =>
        References.Of(document).Select(reference => (reference.Path, reference.ToKind.Name, reference.ToId));
}
