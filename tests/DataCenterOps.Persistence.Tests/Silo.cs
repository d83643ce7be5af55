using DataCenterOps.Persistence.Ledger;
using DataCenterOps.Persistence.ReadModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DataCenterOps.Persistence.Tests;

/// <summary>What one silo has of persistence.</summary>
internal sealed class Silo : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public Silo(StorageOptions options)
    {
        Options = options;
        _services = new ServiceCollection()
            .AddLogging(logging => logging.ClearProviders())
            .AddPersistence(options)
            .BuildServiceProvider();
    }

    public StorageOptions Options { get; }

    public ILedger Ledger => Get<ILedger>();

    public IWriter Writer => Get<IWriter>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Every row of a table as text, in order: to compare tables of different engines.</summary>
    public async Task<IReadOnlyList<string>> RowsAsync(string table)
    {
        await using var connection = await Get<IReadDatabase>().OpenAsync(TestContext.Current.CancellationToken);
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

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string Text(object value) => value switch
    {
        DBNull => "∅",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        true => "1",
        false => "0",
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}
