namespace DataCenterOps.Domain.Estate;

/// <summary>One member of a mapping.</summary>
/// <param name="Key">The name's own place.</param>
/// <param name="Value">What stands after the colon.</param>
internal readonly record struct SourceMember(SourceNode Key, SourceNode Value)
{
    public string Name => Key.Text;
}
