namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Where a request stands. That its time is over follows from the clock, whether it was written down or not.</summary>
public enum ApprovalState
{
    /// <summary>Others must still agree.</summary>
    Waiting,

    /// <summary>Enough have agreed; it was not carried out yet.</summary>
    Approved,

    /// <summary>It was carried out, once and for all.</summary>
    Executed,

    /// <summary>Somebody who might have agreed has refused.</summary>
    Rejected,

    /// <summary>Who asked has taken it back.</summary>
    Withdrawn,

    /// <summary>When it was to be carried out something had changed.</summary>
    Void,

    /// <summary>Its time was over, and somebody has written that down.</summary>
    Expired,
}
