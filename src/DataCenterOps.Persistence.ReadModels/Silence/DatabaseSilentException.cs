using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels.Silence;

/// <summary>
/// The database's server does not answer, although nothing has broken: it stands still, or the network swallows what it says. Whoever
/// waited was let go; what became of the statement is unknown.
/// </summary>
public sealed class DatabaseSilentException : DbException
{
    /// <summary>Creates the exception with its usual sentence.</summary>
    public DatabaseSilentException()
        : this("the database does not answer") { }

    /// <summary>Creates the exception with the sentence that a person will read.</summary>
    public DatabaseSilentException(string message)
        : base(message) { }

    /// <summary>Creates the exception with its cause.</summary>
    public DatabaseSilentException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>It passes: asked again when the server answers, the same may succeed.</summary>
    public override bool IsTransient => true;
}
