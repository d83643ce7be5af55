namespace DataCenterOps.Domain.Access.BreakGlass;

/// <summary>The types of the ledger's entries about times in which enforcement was lifted. Each body has the <c>id</c> of one.</summary>
public static class BreakGlassEntryTypes
{
    /// <summary>
    /// It has begun: <c>{"id","tenant","system","reason","requester","approvers","from","until","reviewDue"}</c>; without tenant and
    /// system everything is lifted.
    /// </summary>
    public const string Begun = "access/break-glass-begun/1";

    /// <summary>It is over, early or by its time: <c>{"id","at","early","person","reviewDue"}</c>.</summary>
    public const string Ended = "access/break-glass-ended/1";

    /// <summary>Somebody has reviewed it: <c>{"id","person"}</c>; the text is the entry's detail.</summary>
    public const string Reviewed = "access/break-glass-reviewed/1";
}
