using System.Globalization;
using System.Text;

namespace DataCenterOps.Domain.Estate;

/// <summary>The way from a document to the value at hand. Written out only when something is wrong there.</summary>
internal sealed class ValuePath
{
    private readonly List<(string? Name, int Index)> _parts = [];

    public void Push(string name) => _parts.Add((name, 0));

    public void Push(int index) => _parts.Add((null, index));

    public void Pop() => _parts.RemoveAt(_parts.Count - 1);

    /// <summary>As in <c>placements[0].siteId</c>.</summary>
    public override string ToString()
    {
        var builder = new StringBuilder();
        foreach (var (name, index) in _parts)
        {
            if (name is null)
            {
                builder.Append(CultureInfo.InvariantCulture, $"[{index}]");
            }
            else
            {
                builder.Append(builder.Length > 0 ? "." : "").Append(name);
            }
        }

        return builder.ToString();
    }
}
