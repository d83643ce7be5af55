namespace DataCenterOps.Api.Operations;

/// <summary>Whether the program has done all that must be done before it answers: migrated, joined, estate applied.</summary>
public sealed class Readiness
{
    private volatile bool _ready;

    /// <summary>Whether it has.</summary>
    public bool IsReady => _ready;

    /// <summary>Says that it has.</summary>
    public void Declare() => _ready = true;
}
