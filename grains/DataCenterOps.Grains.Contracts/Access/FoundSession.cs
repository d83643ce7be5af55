using DataCenterOps.Domain.Access;

namespace DataCenterOps.Grains.Access;

/// <summary>A session that goes on.</summary>
/// <param name="Id">Its name in lists.</param>
/// <param name="Identity">Whose, with the roles of this moment.</param>
/// <param name="Method">How they proved who they are.</param>
/// <param name="IsComplete">False while a second factor is still to be proven: nothing else is open to it.</param>
/// <param name="Name">How the console addresses its holder; absent for programs.</param>
[GenerateSerializer, Immutable, Alias("dcops.FoundSession")]
public sealed record FoundSession(
    [property: Id(0)] string Id,
    [property: Id(1)] Identity Identity,
    [property: Id(2)] string Method,
    [property: Id(3)] bool IsComplete,
    [property: Id(4)] string? Name);
