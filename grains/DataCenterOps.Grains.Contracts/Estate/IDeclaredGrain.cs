using DataCenterOps.Domain.Ledger;
using Orleans.Concurrency;

namespace DataCenterOps.Grains.Estate;

/// <summary>One declared document: what its owner says of a system, a site, a flow.</summary>
[Alias("dcops.IDeclaredGrain")]
public interface IDeclaredGrain : IGrainWithStringKey
{
    /// <summary>Creates or changes the object, or says every reason why not. A repeat gets the first answer.</summary>
    [Alias("Declare")]
    [Access.Permission("document.declare")]
    Task<Answer> DeclareAsync(Declare command, CancellationToken cancellationToken);

    /// <summary>Remembers that the estate it is part of was refused because of it. Changes nothing.</summary>
    [Alias("NoteRefusal")]
    [Access.Permission("document.declare")]
    Task<Answer> NoteRefusalAsync(NoteRefusal refusal, CancellationToken cancellationToken);

    /// <summary>
    /// Carries out a held change by its request's name: exactly as it was frozen, judged again now. A repeat gets the first answer.
    /// </summary>
    [Alias("ExecuteApproved")]
    [Access.Permission("approval.execute")]
    Task<Answer> ExecuteApprovedAsync(string approval, CancellationToken cancellationToken);

    /// <summary>Retires the object: its id is never used again.</summary>
    [Alias("Retire")]
    [Access.Permission("document.declare")]
    Task<Answer> RetireAsync(Retire command, CancellationToken cancellationToken);

    /// <summary>What the object is now.</summary>
    [ReadOnly, Alias("Get")]
    [Access.Permission("estate.read")]
    Task<DeclaredObject> GetAsync(CancellationToken cancellationToken);
}
