using System.Text.Json;
using DataCenterOps.Domain.Ledger.Epochs;

namespace DataCenterOps.Grains.Ledger;

/// <summary>The epoch that goes on.</summary>
/// <param name="Epoch">Its number; 1 before the first restore.</param>
/// <param name="Loss">What the restore has lost, as JSON; nothing when nothing is lost, or when it is accepted.</param>
internal sealed record EpochMemory(long Epoch, string? Loss)
{
    public static EpochMemory None { get; } = new(1, null);

    public static EpochMemory Apply(EpochMemory state, string type, JsonElement body)
    {
        if (type == EpochEntryTypes.LossAccepted)
        {
            return state with { Loss = null };
        }

        var begun = EpochBegun.Read(body);
        return new EpochMemory(begun.Epoch, begun.Lost.IsEmpty ? null : body.GetRawText());
    }
}
