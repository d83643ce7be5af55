namespace DataCenterOps.Domain.Access;

/// <summary>Attempts that were not followed by a success.</summary>
/// <param name="Count">How many.</param>
/// <param name="LastAt">When the last was made.</param>
public sealed record SignInAttempts(int Count, DateTimeOffset LastAt);
