using DataCenterOps.Api.Estate;

namespace DataCenterOps.Api.Policies;

/// <summary>The body of a preview: what would change, and where the page begins.</summary>
/// <param name="Pack">The draft of a pack; absent to keep what is in force.</param>
/// <param name="Documents">Declared documents as they would be; absent to keep all.</param>
/// <param name="After">The <c>next</c> of the page before.</param>
internal sealed record PreviewBody(EstateBodyFile? Pack = null, IReadOnlyList<EstateBodyFile>? Documents = null, string? After = null)
{
    /// <summary>Provisions of law as they would be, each as in a pack; absent to keep what is recorded.</summary>
    public IReadOnlyList<EstateBodyFile>? Provisions { get; init; }
}
