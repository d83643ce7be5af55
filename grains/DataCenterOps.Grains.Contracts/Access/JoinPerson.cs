namespace DataCenterOps.Grains.Access;

/// <summary>What a person chooses on first coming in, or after the account was reset.</summary>
/// <param name="Login">What they will type to sign in; in its one form.</param>
/// <param name="Name">How the console addresses them.</param>
/// <param name="PasswordHash">Salted and slow; the password itself does not leave the edge.</param>
[GenerateSerializer, Immutable, Alias("dcops.JoinPerson")]
public sealed record JoinPerson(
    [property: Id(0)] string Login,
    [property: Id(1)] string Name,
    [property: Id(2)] string PasswordHash);
