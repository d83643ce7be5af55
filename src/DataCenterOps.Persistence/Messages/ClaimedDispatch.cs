namespace DataCenterOps.Persistence.Messages;

/// <summary>A sending that is this silo's for a while.</summary>
/// <param name="Id">Its name, which receivers see: the same at every attempt.</param>
/// <param name="Target">The person whom a mail is for; empty for programs.</param>
/// <param name="Total">How many messages are in it.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
public sealed record ClaimedDispatch(string Id, string Target, int Total, long Attempts);
