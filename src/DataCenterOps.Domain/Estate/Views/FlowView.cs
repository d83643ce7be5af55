using System.Collections.Immutable;
using System.Text.Json;

namespace DataCenterOps.Domain.Estate;

/// <summary>A standing movement of data as it is declared.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Where the data come from.</param>
/// <param name="To">Where they go.</param>
/// <param name="Source">The data source.</param>
/// <param name="DataCategories">What moves.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Classification">The level of what moves.</param>
/// <param name="Network">Over which network.</param>
/// <param name="Agreement">The agreement that permits it; absent for none.</param>
/// <param name="MessageSigning">Whether messages are signed.</param>
/// <param name="MessageLog">Whether messages are logged.</param>
public sealed record FlowView(
    string Id,
    FlowEnd From,
    FlowEnd To,
    string Source,
    ImmutableArray<string> DataCategories,
    string Purpose,
    string Classification,
    string Network,
    string? Agreement,
    bool MessageSigning,
    bool MessageLog)
{
    /// <summary>Reads the body of a declared Flow.</summary>
    public static FlowView Read(JsonElement body) => new(
        body.Text("id"), FlowEnd.Read(body.GetProperty("from")), FlowEnd.Read(body.GetProperty("to")), body.Text("source"),
        body.Texts("dataCategories"), body.Text("purpose"), body.Text("classification"), body.Text("network"),
        body.TextOrNull("agreement"), body.Flag("messageSigning"), body.Flag("messageLog"));
}
