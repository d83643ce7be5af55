namespace DataCenterOps.Domain.Access.Approvals;

/// <summary>Limits of approvals, each with its reason.</summary>
public static class ApprovalLimits
{
    /// <summary>Working days for which a request waits: long enough for one who is away for a day, too short to be forgotten.</summary>
    public const int WorkingDays = 2;

    /// <summary>Holidays that a calendar may list: twenty a year for twenty years.</summary>
    public const int Holidays = 400;

    /// <summary>Bytes of frozen arguments in an entry; what is larger lies in the ledger by hash and is named by it.</summary>
    public const int ArgumentBytes = 32_768;

    /// <summary>Characters of a reason that a person gives: it is read in a list.</summary>
    public const int ReasonLength = 500;

    /// <summary>Times that one request may be passed to a deputy: with more, nobody could say any more who was asked.</summary>
    public const int Passes = 8;
}
