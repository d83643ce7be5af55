namespace DataCenterOps.Domain.Estate;

/// <summary>Something that is wrong with an estate, and where.</summary>
/// <param name="Code">One of <see cref="EstateCodes"/>.</param>
/// <param name="Message">One lower-case sentence with the user's input in backticks.</param>
/// <param name="File">The file; empty for a document that came alone.</param>
/// <param name="Line">From 1; 0 where there are no lines.</param>
/// <param name="Column">From 1, in UTF-16 code units; 0 where there are no lines.</param>
/// <param name="Path">The value within its document, as in <c>placements[0].siteId</c>; empty for the document itself.</param>
public sealed record EstateError(string Code, string Message, string File, int Line, int Column, string Path)
{
    internal static EstateError FileTooLarge(string file) => new(
        EstateCodes.TooLarge, $"the file is larger than {EstateLimits.FileBytes / (1024 * 1024)} MiB", file, 1, 1, "");

    /// <inheritdoc/>
    public override string ToString() =>
        $"{File}:{Line}:{Column}: {Code}: {(Path.Length > 0 ? Path + ": " : "")}{Message}";
}
