namespace DataCenterOps.Api.Access;

/// <summary>So many sign in at once that another one would wait for too long.</summary>
internal sealed class SignInBusyException(string message) : Exception(message);
