using System.Text;
using DataCenterOps.Domain.Estate;

namespace DataCenterOps.Grains.Estate;

/// <summary>What the events of a declared object come to.</summary>
/// <param name="Body">Canonical JSON, times resolved, without what is personal; empty before creation.</param>
/// <param name="AsWritten">Canonical JSON as it was written.</param>
/// <param name="Estate">The estate that declared it, if one did.</param>
/// <param name="Retired">Whether its id is used up.</param>
internal sealed record DeclaredState(string Body, string AsWritten, string? Estate, bool Retired)
{
    public static DeclaredState Empty { get; } = new("", "", null, Retired: false);

    public bool Exists => Body.Length > 0;

    /// <summary>The whole object again, with what is personal in it.</summary>
    public DeclaredState With(ReadOnlyMemory<byte> personal) => this with { Body = Merge(Body, personal), AsWritten = Merge(AsWritten, personal) };

    private static string Merge(string json, ReadOnlyMemory<byte> personal) =>
        Encoding.UTF8.GetString(PersonalFields.Merge(Encoding.UTF8.GetBytes(json), personal));
}
