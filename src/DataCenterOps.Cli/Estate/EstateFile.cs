namespace DataCenterOps.Cli.Estate;

/// <summary>A file as it is sent.</summary>
/// <param name="Name">As errors name it: relative to the estate's folder, with forward slashes.</param>
/// <param name="Text">Its whole text.</param>
internal sealed record EstateFile(string Name, string Text);
