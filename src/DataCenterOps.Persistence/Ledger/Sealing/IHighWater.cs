using DataCenterOps.Domain.Ledger.Tree;

namespace DataCenterOps.Persistence.Ledger.Sealing;

/// <summary>The largest head that this silo knows to be signed, outside of the database: a restored backup does not forget it.</summary>
public interface IHighWater
{
    /// <summary>Where it lies, for messages.</summary>
    string Name { get; }

    /// <summary>The head; nothing before the first.</summary>
    /// <exception cref="InvalidDataException">It is there and cannot be understood: nothing may be signed.</exception>
    Checkpoint? Read();

    /// <summary>Keeps <paramref name="head"/>; when it returns, a power cut does not take it away.</summary>
    void Write(Checkpoint head);
}
