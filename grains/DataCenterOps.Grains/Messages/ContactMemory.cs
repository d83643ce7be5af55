namespace DataCenterOps.Grains.Messages;

/// <summary>What the entries say of a person's choice: that there was one. Nothing is decided on it.</summary>
internal sealed class ContactMemory
{
    public static ContactMemory None { get; } = new();
}
