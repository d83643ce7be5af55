namespace DataCenterOps.Cel;

/// <summary>What is special about a field.</summary>
[Flags]
public enum CelFieldMarks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Part of what names the object.</summary>
    Identity = 1,

    /// <summary>Changes without a decision: left out when evidence is compared.</summary>
    Volatile = 2,

    /// <summary>Shown only as a hash to readers without the right.</summary>
    Sensitive = 4,

    /// <summary>Known at admission only: a swept rule may not read it.</summary>
    AdmissionOnly = 8,

    /// <summary>Unset before the first observation: a rule that reads it runs in the sweep only.</summary>
    Observed = 16,
}
