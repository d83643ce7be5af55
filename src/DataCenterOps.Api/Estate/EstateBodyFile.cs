namespace DataCenterOps.Api.Estate;

/// <summary>One file.</summary>
/// <param name="File">The name that errors show.</param>
/// <param name="Text">Its text.</param>
internal sealed record EstateBodyFile(string File, string Text);
