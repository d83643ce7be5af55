using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>The first answer to a command, as the ledger remembers it.</summary>
/// <param name="Request">Salted hash of the command's digest: a command may tell of a person, and can be guessed.</param>
/// <param name="Salt">Its salt; empty once something personal of the command's object was erased.</param>
/// <param name="Position">The ledger position of the command's last entry; 0 when it changed nothing.</param>
/// <param name="Answer">The bytes that the grain gave with the append.</param>
public sealed record RecordedAnswer(string Request, ReadOnlyMemory<byte> Salt, long Position, ReadOnlyMemory<byte> Answer)
{
    /// <summary>Whether it answers this very command; another one under the same id is a conflict.</summary>
    public bool IsTo(OperationKey operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return SaltedHash.Of(Salt.Span, operation.Digest) == Request;
    }
}
