using System.Data.Common;

namespace DataCenterOps.Persistence.ReadModels;

/// <summary>
/// Values of a command beside its text. A text that stays the same is planned once for each connection: on PostgreSQL planning a look
/// by key takes longer than the look.
/// </summary>
internal static class CommandValues
{
    /// <summary>Adds the value of <paramref name="name"/>, as in <c>@epoch</c>.</summary>
    public static void Add(this DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }
}
