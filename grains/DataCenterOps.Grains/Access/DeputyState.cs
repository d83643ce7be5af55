namespace DataCenterOps.Grains.Access;

/// <summary>Whether somebody is named.</summary>
internal sealed record DeputyState(bool IsNamed)
{
    public static DeputyState None { get; } = new(IsNamed: false);
}
