using System.Collections.Immutable;
using System.Text;
using DataCenterOps.Domain.Estate;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Grains.Estate;

/// <summary>Declares one document, whatever surface it came in by.</summary>
public static class OneDocument
{
    /// <summary>
    /// Declares <paramref name="parsed"/> once its references and circles are found right, as for a folder of one document.
    /// </summary>
    /// <param name="grains">Where grains are found.</param>
    /// <param name="operation">The caller's name for the command.</param>
    /// <param name="parsed">The document.</param>
    /// <param name="owner">Its owner, where it has one.</param>
    /// <param name="estate">The estate that declared it before, if one did.</param>
    /// <param name="ifVersion">The version that the caller saw.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>What is wrong with the document, or the answer of its grain.</returns>
    public static async Task<(ImmutableArray<PlanError> Errors, Answer? Answer)> DeclareAsync(
        this IGrainFactory grains, OperationId operation, ParsedDocument parsed, TenantId? owner, string? estate, long ifVersion,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(grains);
        ArgumentNullException.ThrowIfNull(parsed);
        var text = Encoding.UTF8.GetString(parsed.AsWritten.Span);

        // JSON is YAML: one object on one line, with the kind in front.
        var plan = await grains.GetGrain<IEstateGrain>(0).PlanAsync(
            new EstateRequest(
                operation, [new EstateText($"{parsed.Kind.Name} {parsed.Id}", $"{{\"document\":\"{parsed.Kind.Name}\",{text[1..]}")], Prune: false),
            cancellationToken);
        if (plan.ErrorCount > 0)
        {
            return (plan.Errors, null);
        }

        var command = new Declare(operation, parsed.Kind.Name, parsed.Id, text, estate, ifVersion);
        return ([], await grains.GetDeclared(parsed.Kind, parsed.Kind.GrainKey(parsed.Id, owner)).DeclareAsync(command, cancellationToken));
    }
}
