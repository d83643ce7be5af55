namespace DataCenterOps.Grains.Access;

/// <summary>Whether a token was created and revoked.</summary>
internal sealed record TokenState(bool Exists, bool Revoked)
{
    public static TokenState None { get; } = new(Exists: false, Revoked: false);
}
