namespace DataCenterOps.Domain.Ledger.Tree;

/// <summary>Where a log is read from: a folder or a server. Nothing of it is trusted.</summary>
public interface ILogSource
{
    /// <summary>The signed notes that it has, each with its name; at least the newest checkpoint.</summary>
    IAsyncEnumerable<(string Name, byte[] Note)> NotesAsync(CancellationToken cancellationToken);

    /// <summary>The bytes of a tile or a bundle; nothing when it is not there.</summary>
    Task<byte[]?> FindAsync(TilePath path, CancellationToken cancellationToken);

    /// <summary>Narrower forms of a tile or bundle that lie beside it, of older trees.</summary>
    IEnumerable<TilePath> Narrower(TilePath path);

    /// <summary>Names below <c>tile/</c> that are no part of a tree of <paramref name="size"/>.</summary>
    IEnumerable<string> Strange(long size);
}
