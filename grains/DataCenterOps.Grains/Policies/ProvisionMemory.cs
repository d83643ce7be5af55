namespace DataCenterOps.Grains.Policies;

/// <summary>The version of a provision that was recorded last, and what it says by hash.</summary>
internal sealed record ProvisionMemory(int Number, string? DocumentSha256)
{
    public static ProvisionMemory None { get; } = new(0, null);
}
