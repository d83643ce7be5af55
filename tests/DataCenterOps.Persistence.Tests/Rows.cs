using DataCenterOps.Persistence.ReadModels;

namespace DataCenterOps.Persistence.Tests;

/// <summary>Rows of tables as text, to compare them whatever the engine.</summary>
internal static class Rows
{
    /// <summary>Every row of <paramref name="table"/>, in order.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IReadDatabase database, string table)
    {
        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM {table}";
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(string.Join('|', values.Select(Text)));
        }

        rows.Sort(StringComparer.Ordinal);
        return rows;
    }

    private static string Text(object value) => value switch
    {
        DBNull => "∅",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        true => "1",
        false => "0",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
