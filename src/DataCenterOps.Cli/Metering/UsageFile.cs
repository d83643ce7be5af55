using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using DataCenterOps.Cli.Shell;

namespace DataCenterOps.Cli.Metering;

/// <summary>Reads usage events from a file that may be larger than memory: one event, a list, or one event a line.</summary>
internal static class UsageFile
{
    /// <summary>The JSON of each event, in order.</summary>
    /// <exception cref="CommandFailedException">The file is no JSON, or holds something that is no object.</exception>
    public static async IAsyncEnumerable<byte[]> ReadAsync(
        Stream file, string name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var events = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(
            file, topLevelValues: !await IsListAsync(file, cancellationToken), JsonSerializerOptions.Default, cancellationToken);
        await using var next = events.GetAsyncEnumerator(cancellationToken);
        for (var number = 1L; await MoveAsync(next, name, number); number++)
        {
            yield return next.Current.ValueKind == JsonValueKind.Object
                ? Encoding.UTF8.GetBytes(next.Current.GetRawText())
                : throw new CommandFailedException($"{name}: event {number} is no JSON object");
        }
    }

    private static async Task<bool> MoveAsync(IAsyncEnumerator<JsonElement> events, string name, long number)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (JsonException failure)
        {
            throw new CommandFailedException($"{name}: event {number} is no JSON: {failure.Message}", failure);
        }
    }

    private static async Task<bool> IsListAsync(Stream file, CancellationToken cancellationToken)
    {
        var start = new byte[1];
        do
        {
            if (await file.ReadAsync(start, cancellationToken) == 0)
            {
                throw new CommandFailedException("the file holds no usage event");
            }
        }
        while (char.IsWhiteSpace((char)start[0]) || start[0] is 0xEF or 0xBB or 0xBF);

        file.Position = 0;
        return start[0] == (byte)'[';
    }
}
