using System.Collections.Immutable;
using DataCenterOps.Domain.Ledger;

namespace DataCenterOps.Persistence.Ledger;

/// <summary>One commit that shares a transaction with others: an append, or facts alone.</summary>
internal sealed class GroupItem : WriteItem
{
    // Continuations run elsewhere: the writer's thread belongs to the writer.
    private readonly TaskCompletionSource<GroupItem> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Exception? _failure;

    public StreamId Stream { get; init; }

    public long ExpectedVersion { get; init; }

    /// <summary>The entries' bytes, in order; empty for facts alone.</summary>
    public ImmutableArray<byte[]> Entries { get; init; } = [];

    /// <summary>Whether somebody may do less after it, see <see cref="Access.CredentialEntries"/>.</summary>
    public bool NarrowsCredentials { get; init; }

    public OperationKey? Operation { get; init; }

    public byte[] Answer { get; init; } = [];

    /// <summary>The entries' <c>request</c>: the salted hash of the command.</summary>
    public string Request { get; init; } = "";

    /// <summary>What <see cref="Request"/> was salted with.</summary>
    public byte[] Salt { get; init; } = [];

    /// <summary>When the answer was given, in microseconds.</summary>
    public long AnsweredAt { get; init; }

    public ImmutableArray<LedgerDocument> Documents { get; init; } = [];

    public required IReadOnlyList<SqlStatement> Statements { get; init; }

    /// <summary>Where the entries came to lie; set by the store.</summary>
    public long[] Positions { get; set; } = [];

    /// <summary>How many rows each statement touched; set by the store.</summary>
    public int[] Touched { get; set; } = [];

    public bool HasFailed => _failure is not null;

    public Task<GroupItem> Done => _done.Task;

    /// <summary>The version of the stream after it.</summary>
    public long Version => ExpectedVersion + Entries.Length;

    public long LastPosition => Positions.Length == 0 ? 0 : Positions[^1];

    /// <summary>Marks the item as failed by itself; told when the transaction has ended.</summary>
    public void Refuse(Exception exception) => _failure = exception;

    /// <summary>Forgets a failure, before the group is tried again.</summary>
    public void Reset() => _failure = null;

    public override void Fail(Exception exception) => _done.TrySetException(exception);

    /// <summary>Tells how it ended, after the commit.</summary>
    public void Settle()
    {
        if (_failure is { } failure)
        {
            _done.TrySetException(failure);
        }
        else
        {
            _done.TrySetResult(this);
        }
    }

    public LedgerConflictException Overtaken() => new($"the stream `{Stream}` is not at version {ExpectedVersion} any more");

    public LedgerConflictException Repeated() => new($"the operation `{Operation!.Id}` was answered meanwhile");
}
