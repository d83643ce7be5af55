namespace DataCenterOps.Grains.Tests;

/// <summary>A pack's id and text.</summary>
internal sealed record TestPack(string Id, string Text);
