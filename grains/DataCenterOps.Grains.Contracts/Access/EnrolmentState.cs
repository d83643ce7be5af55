namespace DataCenterOps.Grains.Access;

/// <summary>How far somebody has come who comes in for the first time.</summary>
/// <param name="Login">What they will type to sign in, once it is chosen.</param>
/// <param name="Name">How the console addresses them, once it is chosen.</param>
/// <param name="HasPassword">Whether a password is set: then the second factor is next.</param>
public sealed record EnrolmentState(string? Login, string? Name, bool HasPassword);
