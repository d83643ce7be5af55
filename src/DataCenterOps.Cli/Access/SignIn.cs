namespace DataCenterOps.Cli.Access;

/// <summary>What <c>dcops login</c> has kept for one server.</summary>
/// <param name="Token">The secret that a person has let in.</param>
/// <param name="Subject">Whose name it acts in, for people to read.</param>
internal sealed record SignIn(string Token, string Subject)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => $"the sign-in of {Subject}";
}
