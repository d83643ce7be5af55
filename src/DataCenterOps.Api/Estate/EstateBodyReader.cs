using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DataCenterOps.Api.Problems;
using DataCenterOps.Domain.Estate;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Estate;

/// <summary>Reads the files of a plan, an apply or an evaluation; a file that is not UTF-8 is named with the place.</summary>
internal static class EstateBodyReader
{
    private const string File = "file";
    private const string Text = "text";

    public static async Task<(EstateBody? Body, Problem? Problem)> ReadAsync(HttpContext http)
    {
        var (bytes, problem) = await RequestJson.ReadBytesAsync(http, EstateLimits.ApplyBytes);
        return bytes is null ? (null, problem)
            : Utf8.IsValid(bytes) ? RequestJson.Parse<EstateBody>(bytes)
            : (null, NotUtf8(bytes));
    }

    private static Problem NotUtf8(byte[] bytes)
    {
        try
        {
            return Find(bytes) is { } error
                ? Problem.Of(
                    StatusCodes.Status400BadRequest, "request.malformed",
                    $"{error.File}:{error.Line}:{error.Column}: {error.Message}", [error])
                : RequestJson.NotUtf8();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Something stands before it that is no JSON either.
            return RequestJson.NotUtf8();
        }
    }

    // The reader compares bytes and reads no text unless asked, so it walks over what is not UTF-8.
    private static ProblemError? Find(byte[] bytes)
    {
        var reader = new Utf8JsonReader(bytes);
        string? member = null, file = null;
        ProblemError? found = null;
        var index = -1;
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject when reader.CurrentDepth == 2:
                    (file, index) = (null, index + 1);
                    break;
                case JsonTokenType.PropertyName:
                    member = reader.CurrentDepth == 3 && reader.ValueTextEquals(File) ? File
                        : reader.CurrentDepth == 3 && reader.ValueTextEquals(Text) ? Text : null;
                    break;
                case JsonTokenType.String when member == File:
                    file = Utf8.IsValid(reader.ValueSpan) ? reader.GetString() : null;
                    break;
                case JsonTokenType.String when member == Text && found is null && !Utf8.IsValid(reader.ValueSpan):
                    found = At(reader.ValueSpan, index);
                    break;
                case JsonTokenType.EndObject when reader.CurrentDepth == 2 && found is not null:
                    return found with { File = file ?? "" };
            }
        }

        return null;
    }

    // What stands before the first byte that is no text tells the line and the column, its escapes resolved.
    private static ProblemError At(ReadOnlySpan<byte> raw, int index)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(raw[position..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
        }

        byte[] quoted = [(byte)'"', .. raw[..position], (byte)'"'];
        var before = JsonSerializer.Deserialize<string>(quoted)!;
        return new ProblemError(
            EstateCodes.Encoding, "a byte here is not UTF-8: save the file as UTF-8", $"documents[{index}].text",
            Line: 1 + before.AsSpan().Count('\n'), Column: before.Length - before.LastIndexOf('\n'));
    }
}
