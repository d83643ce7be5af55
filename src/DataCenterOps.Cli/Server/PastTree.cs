using System.Net.Http.Headers;

namespace DataCenterOps.Cli.Server;

/// <summary>The ledger's tree from which an answer about the past was read, as the server's headers name it.</summary>
/// <param name="At">The moment that was asked for.</param>
/// <param name="Size">How many entries were in it.</param>
/// <param name="Root">Its root, in base64.</param>
/// <param name="IntegratedAt">When the last of them was taken in.</param>
/// <param name="Checkpoint">The size of the signed checkpoint that covers it, and when that was signed.</param>
internal sealed record PastTree(string At, string Size, string Root, string IntegratedAt, string? Checkpoint)
{
    /// <summary>Reads the headers; nothing when the answer is about the present.</summary>
    public static PastTree? Of(HttpResponseHeaders headers)
    {
        return (One("Dcops-As-Of"), One("Dcops-Ledger-Size"), One("Dcops-Ledger-Root"), One("Dcops-Ledger-Integrated-At")) is
            ({ } at, { } size, { } root, { } integrated)
            ? new PastTree(at, size, root, integrated, One("Dcops-Checkpoint-Size") is { } signed ? $"{signed} of {One("Dcops-Checkpoint-At")}" : null)
            : null;

        string? One(string name) => headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;
    }
}
