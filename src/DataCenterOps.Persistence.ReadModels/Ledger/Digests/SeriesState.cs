using DataCenterOps.Domain.Ledger.Digests;

namespace DataCenterOps.Persistence.ReadModels.Ledger.Digests;

/// <summary>A series as the database knows it.</summary>
/// <param name="Id">Its number in the database.</param>
/// <param name="Name">Its name in the ledger.</param>
/// <param name="Table">What it counts.</param>
/// <param name="Secret">What the salts of its rows are made of.</param>
/// <param name="Last">The number of its last committed row; 0 before the first.</param>
/// <param name="Digested">The number of the last row under a digest.</param>
/// <param name="Digests">How many digests it has: the version of its stream.</param>
public sealed record SeriesState(long Id, SeriesName Name, DigestedTable Table, ReadOnlyMemory<byte> Secret, long Last, long Digested, long Digests);
