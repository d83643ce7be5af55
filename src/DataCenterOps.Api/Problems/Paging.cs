using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace DataCenterOps.Api.Problems;

/// <summary>How lists are cut.</summary>
internal static class Paging
{
    /// <summary>Rows of a page where nothing is said.</summary>
    public const int Default = 100;

    /// <summary>The most rows of a page.</summary>
    public const int Most = 1000;

    // Cursors are ours: short base64 of a sort key.
    private const int CursorLength = 1024;

    /// <summary>Reads <c>limit</c> and <c>after</c>.</summary>
    public static bool TryRead(int? limit, string? after, out int rows, [NotNullWhen(false)] out Problem? problem)
    {
        rows = limit ?? Default;
        problem = rows is < 1 or > Most
            ? Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", $"`limit` is 1 to {Most}")
            : after is { Length: > CursorLength }
                ? Problem.Of(StatusCodes.Status422UnprocessableEntity, "request.invalid", "`after` is not a cursor of ours")
                : null;
        return problem is null;
    }
}
